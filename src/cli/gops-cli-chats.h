/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chats from a file. */
#pragma once

#include "gops-chat-format.h"
#include "gops-cli.h"
#include "gops-import-report.h"
#include "gops-store-task.h"

/**
 * gops_cli_find_chat:
 * @out_format: (out) (nullable): the format of the chat export that was asked for, or that the file is; %NULL when it is none
 */
gboolean      gops_cli_find_chat       (GopsCli               *self,
                                        GFile                 *file,
                                        const GopsChatFormat **out_format,
                                        GError               **error);

/** gops_cli_import_chat: @format: of the file; @known: since such files were imported before, not by its looks */
gboolean      gops_cli_import_chat     (GopsCli               *self,
                                        GFile                 *file,
                                        const GopsChatFormat  *format,
                                        gboolean               known,
                                        GError               **error);

/* gops-cli-members.c: shows how far it is, where somebody looks. (transfer full) (nullable) */
GopsProgress *gops_cli_progress_new    (GopsCli               *self);

/* gops-cli-members.c: tells whom of the blacklist it brought, and writes the report where --report says so. An import whose
 * report cannot be written is taken back. @report: its JSON is the command's value */
gboolean      gops_cli_end_import      (GopsCli               *self,
                                        GopsImportReport      *report,
                                        const char            *source,
                                        GError               **error);
