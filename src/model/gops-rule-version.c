/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A published version of a group's rules. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-rule-version.h"

GOPS_DEFINE_RECORD (GopsRuleVersion, gops_rule_version, GOPS_RULE_VERSION, "rule_version", N_("Version of the rules"), GOPS_TABLE_NONE)
