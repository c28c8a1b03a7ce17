/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the parts of a Slack export are called: lists at its top, a folder for each conversation with a part for each day. */
#pragma once

#include "gops-archive.h"
#include "gops-file-head.h"

/** gops_slack_parts_base: Returns: the name without its folders */
const char *gops_slack_parts_base     (const char         *name);

/** gops_slack_parts_is_day: whether it is one of those days ("general/2023-11-14.json"); folders hold other parts, too */
gboolean    gops_slack_parts_is_day   (const char         *name);

/** gops_slack_parts_find_top: Returns: (transfer full): the folder in which everything is, "" or with a slash behind */
char       *gops_slack_parts_find_top (GopsArchive        *archive);

/** gops_slack_parts_rate: see GopsChatFormat */
guint       gops_slack_parts_rate     (const GopsFileHead *head);
