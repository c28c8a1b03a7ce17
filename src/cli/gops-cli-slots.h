/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the command plan says and does about weekly slots. */
#pragma once

#include "gops-cli.h"

/** gops_cli_next_slot: tells the next free slot of @group */
gboolean gops_cli_next_slot  (GopsCli  *self,
                              gint64    group,
                              GError  **error);

/** gops_cli_fill_slots: fills the free slots until --until with evergreen items, and lists them */
gboolean gops_cli_fill_slots (GopsCli  *self,
                              gint64    group,
                              GError  **error);
