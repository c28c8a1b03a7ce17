/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Channels by which people come to a group, as commands name and list them. */
#pragma once

#include "gops-channels.h"
#include "gops-cli.h"

/* By id or name. @channels: (element-type GopsChannel): of one group, whose channels the error lists.
 * Returns: (transfer none) (nullable) */
GopsChannel *gops_cli_find_channel (GPtrArray   *channels,
                                    const char  *name,
                                    GError     **error);

/* As elements of the array that is open. */
void         gops_cli_list_channels (GopsCli    *self,
                                     GPtrArray  *channels);

/* The text of the code in the picture of that name. @out_until: (transfer full): the day until which codes of the
 * group's platform work that are as old as the picture, or "". (transfer full) (nullable) */
char        *gops_cli_read_code     (GopsCli    *self,
                                     gint64      group,
                                     const char *path,
                                     char      **out_until,
                                     GError    **error);
