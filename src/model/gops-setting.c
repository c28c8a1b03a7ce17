/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One preference of the workspace: what the core needs to know, whoever opens the file. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-setting.h"

GOPS_DEFINE_RECORD (GopsSetting, gops_setting, GOPS_SETTING, "setting", N_("Setting"), GOPS_TABLE_NONE)
