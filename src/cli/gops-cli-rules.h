/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What "rules" does besides showing a text. */
#pragma once

#include "gops-cli.h"
#include "gops-rule-check.h"

/* Does what the option --versions, --publish, --restore or --compare asks; @out_ran: whether there was one. */
gboolean gops_cli_rules_run_versions (GopsCli    *self,
                                      gint64      group,
                                      gboolean   *out_ran,
                                      GError    **error);

/* The same for --offer and --apply-to. */
gboolean gops_cli_rules_run_family   (GopsCli    *self,
                                      gint64      group,
                                      gboolean   *out_ran,
                                      GError    **error);

/* The same for --check. */
gboolean gops_cli_rules_run_check    (GopsCli    *self,
                                      gint64      group,
                                      gboolean   *out_ran,
                                      GError    **error);

/* Balance, elements and figures of the rules, as an object. */
void     gops_cli_add_check          (GopsCli           *self,
                                      const GopsDossier *dossier);

/* The words at @place as members read them. (transfer full) */
char    *gops_cli_rule_words         (const GopsDossier      *dossier,
                                      const GopsFindingPlace *place);

/* How the clause that @place is in begins, as members read it. (transfer full) */
char    *gops_cli_clause_begin       (const GopsDossier      *dossier,
                                      const GopsFindingPlace *place);

/* Words that differ (element-type GopsDiffSegment): as member @name, and as a line of text. */
void     gops_cli_add_diff           (GopsCli    *self,
                                      const char *name,
                                      GPtrArray  *segments);
void     gops_cli_append_diff        (GopsCli    *self,
                                      GPtrArray  *text,
                                      GPtrArray  *consequence);

/* --form; long where it is not given. @out_form: a GopsRuleForm. */
gboolean gops_cli_rules_form         (GopsCli    *self,
                                      guint      *out_form,
                                      GError    **error);
