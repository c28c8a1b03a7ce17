/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-record.h"

G_BEGIN_DECLS

/* One preference of the workspace: what the core needs to know, whoever opens the file. */
#define GOPS_SETTING_COLUMNS(X)                              \
  X (GOPS_SETTING_ID,    "id",    INT,  NULL, NULL)          \
  X (GOPS_SETTING_KEY,   "key",   TEXT, NULL, N_("Setting")) \
  X (GOPS_SETTING_VALUE, "value", TEXT, NULL, N_("Value"))

#define GOPS_TYPE_SETTING (gops_setting_get_type ())
GOPS_DECLARE_RECORD (GopsSetting, gops_setting, GOPS_SETTING)

G_END_DECLS
