/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is tested alike of every reader of chats in JSON: samples, the same samples damaged, hostile files and files with
 * nothing in them, that they are told from other files, and counts of what programs really wrote. */
#pragma once

#include "gops-chat-fixture.h"
#include "gops-hostile-json.h"

/** GopsJsonSample: @file: in the suite's folder; @entries: as gops_chat_dump_bytes() gives them */
typedef struct
{
  const char *file;
  const char *entries;
} GopsJsonSample;

/** GopsJsonFixture: @path: below the folder of gops-chat-fixture.h */
typedef struct
{
  const char    *path;
  GopsChatCounts counts;
} GopsJsonFixture;

/**
 * GopsJsonSuite: static
 * @name: of the tests, and of the folder in data/chats
 * @fixtures: (nullable)
 */
typedef struct
{
  const char            *name;
  const GopsJsonSample  *samples;
  guint                  n_samples;
  const GopsHostileJson *hostile;
  const GopsJsonFixture *fixtures;
  guint                  n_fixtures;
} GopsJsonSuite;

/** gops_json_suite_add: adds its tests, below /intake/NAME */
void gops_json_suite_add (const GopsJsonSuite *self);
