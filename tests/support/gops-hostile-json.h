/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are meant to break a reader of chats in JSON: whatever one record holds, the one behind it is read. */
#pragma once

#include "gops-entry-dump.h"

/**
 * GopsHostileJson: how to write a file of a format
 * @format: its id
 * @head: up to the first record
 * @tail: behind the last one
 * @record: fields of a sound record, without its braces; its text is not told
 * @text: the same, with the text "last one"
 * @fields: (array zero-terminated=1): names of all fields of records that the reader knows
 */
typedef struct
{
  const char        *format;
  const char        *head;
  const char        *tail;
  const char        *record;
  const char        *text;
  const char *const *fields;
} GopsHostileJson;

/** gops_hostile_json_check_types: every field with a value of every kind */
void gops_hostile_json_check_types   (const GopsHostileJson *self);

/** gops_hostile_json_check_depth: every field with lists in objects in lists, 10,000 of them */
void gops_hostile_json_check_depth   (const GopsHostileJson *self);

/** gops_hostile_json_check_length: every field with a text of 2 MB; what comes out is bounded */
void gops_hostile_json_check_length  (const GopsHostileJson *self);

/** gops_hostile_json_check_repeats: every field 10,000 times in one record */
void gops_hostile_json_check_repeats (const GopsHostileJson *self);

/**
 * gops_hostile_json_check_cut:
 * @text: a file of the format
 * @told: that it was cut off can be told: it ends with a bracket
 *
 * Cuts it off behind every byte: the entries are those of the whole file as far as they are complete, and the place is
 * told.
 */
void gops_hostile_json_check_cut     (const char            *format,
                                      const char            *text,
                                      gboolean               told);
