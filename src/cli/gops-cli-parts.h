/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of the result that several commands show. */
#pragma once

#include "gops-cli.h"
#include "gops-dossier.h"

/* As members "flow", "rules", "tiers", "plan" and "advice" of the object that is open. */
void     gops_cli_add_flow    (GopsCli            *self,
                                const GopsDossier  *dossier);
void     gops_cli_add_rules    (GopsCli            *self,
                                const GopsDossier  *dossier);
gboolean gops_cli_add_tiers    (GopsCli            *self,
                                const GopsDossier  *dossier,
                                GError            **error);
gboolean gops_cli_add_plan     (GopsCli            *self,
                                const GopsDossier  *dossier,
                                GError            **error);
void     gops_cli_add_positioning_parts (GopsCli   *self,
                                const GopsDossier  *dossier);
void     gops_cli_add_advice   (GopsCli            *self,
                                const GopsDossier  *dossier);

/* An item of a plan: begins an object, which the caller ends, and a line of text. */
void     gops_cli_begin_plan_item (GopsCli         *self,
                                GopsPlanItem       *item,
                                GopsGroup          *group,
                                const char         *status,
                                const char         *title,
                                const char         *text);
/* "ID" or "SERIES@YYYY-MM-DD". @first: of a series without a day the first one, else that is an error. (transfer full)
 * (nullable) */
GopsPlanItem *gops_cli_find_plan_item (GopsCli     *self,
                                const char         *text,
                                gboolean            first,
                                GError            **error);
