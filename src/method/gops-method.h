/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The operating method: an immutable catalogue of kinds, platforms, clauses, tier schemes, SOPs and tactics, read once
 * from this room's resources. The structs it hands out live as long as it does; they are only read. */
#pragma once

#include <gio/gio.h>

#include "gops-care-plan.h"
#include "gops-clause-library.h"
#include "gops-flow-template.h"
#include "gops-holiday.h"
#include "gops-kind.h"
#include "gops-method-error.h"
#include "gops-phrase.h"
#include "gops-platform.h"
#include "gops-point-act.h"
#include "gops-reply-starter.h"
#include "gops-rule-patterns.h"
#include "gops-sop.h"
#include "gops-tactic.h"
#include "gops-tier-scheme.h"
#include "gops-trade-date.h"
#include "gops-word-list.h"

G_BEGIN_DECLS

typedef struct _GopsMethod GopsMethod;

/* What a file of method data holds. */
typedef enum
{
  GOPS_METHOD_FILE_KINDS,
  GOPS_METHOD_FILE_PLATFORMS,
  GOPS_METHOD_FILE_CLAUSES,
  GOPS_METHOD_FILE_PHRASES,
  GOPS_METHOD_FILE_TACTICS,
  GOPS_METHOD_FILE_WORDS,
  GOPS_METHOD_FILE_RULE_PATTERNS,
  GOPS_METHOD_FILE_FLOWS,
  GOPS_METHOD_FILE_POINTS,
  GOPS_METHOD_FILE_CARE,
  GOPS_METHOD_FILE_REPLIES,
  GOPS_METHOD_FILE_HOLIDAYS,
  GOPS_METHOD_FILE_TRADE_DATES,
  GOPS_METHOD_FILE_TIER_SCHEME,
  GOPS_METHOD_FILE_SOP
} GopsMethodFile;

/* The catalogue that comes with the program. Returns: (transfer none): valid to the end of the process. */
const GopsMethod         *gops_method_get_default       (void);

/* Reads a catalogue from the resources below @path ("/com/example/GroupOps/method/"). */
GopsMethod               *gops_method_new_from_resources (const char  *path,
                                                         GError     **error);
void                      gops_method_free              (GopsMethod *method);

/* Whether @data is a right file of that sort: the same strict check for what the program brings along and for
 * what users make. The message names @file and the member. */
gboolean                  gops_method_validate          (const char      *data,
                                                         gssize           length,
                                                         GopsMethodFile   sort,
                                                         const char      *file,
                                                         GError         **error);

/* Whether every id that the catalogue's files name is in it. Poster templates belong to another room; @has_poster
 * (nullable) says which there are. */
gboolean                  gops_method_check_references  (const GopsMethod *method,
                                                         gboolean        (*has_poster) (const char *id),
                                                         GError          **error);

/* Everything of one sort, in the file's order. Returns: (transfer none) (element-type GopsKind) and so on. */
const GPtrArray          *gops_method_get_kinds         (const GopsMethod *method);
const GPtrArray          *gops_method_get_platforms     (const GopsMethod *method);
const GPtrArray          *gops_method_get_clauses       (const GopsMethod *method);
const GPtrArray          *gops_method_get_tier_schemes  (const GopsMethod *method);
const GPtrArray          *gops_method_get_sops          (const GopsMethod *method);
const GPtrArray          *gops_method_get_tactics       (const GopsMethod *method);
const GPtrArray          *gops_method_get_phrases       (const GopsMethod *method);
const GPtrArray          *gops_method_get_flows         (const GopsMethod *method);
const GPtrArray          *gops_method_get_cares         (const GopsMethod *method);
const GPtrArray          *gops_method_get_point_acts    (const GopsMethod *method);
const GPtrArray          *gops_method_get_starter_replies (const GopsMethod *method);
const GPtrArray          *gops_method_get_trade_dates   (const GopsMethod *method);

/* One of them by its id (nullable). Returns: (nullable). */
const GopsKind           *gops_method_find_kind         (const GopsMethod *method,
                                                         const char       *id);
const GopsPlatform       *gops_method_find_platform     (const GopsMethod *method,
                                                         const char       *id);
const GopsClauseTemplate *gops_method_find_clause       (const GopsMethod *method,
                                                         const char       *id);
const GopsTierScheme     *gops_method_find_tier_scheme  (const GopsMethod *method,
                                                         const char       *id);
const GopsSop            *gops_method_find_sop          (const GopsMethod *method,
                                                         const char       *id);
const GopsTactic         *gops_method_find_tactic       (const GopsMethod *method,
                                                         const char       *id);
const GopsFlowTemplate   *gops_method_find_flow         (const GopsMethod *method,
                                                         const char       *kind);
const GopsCare           *gops_method_find_care         (const GopsMethod *method,
                                                         const char       *id);
const GopsPointAct       *gops_method_find_point_act    (const GopsMethod *method,
                                                         const char       *id);
const GopsTradeDate      *gops_method_find_trade_date   (const GopsMethod *method,
                                                         const char       *id);
const GopsText           *gops_method_find_phrase       (const GopsMethod *method,
                                                         const char       *id);
const GopsWordList       *gops_method_find_words        (const GopsMethod *method,
                                                         const char       *id);

/* What a unit of a goal is called in @language: units that a kind proposes have a name in each, any other stays as it is.
 * @unit: (nullable). Returns: (transfer none) (nullable) */
const char               *gops_method_say_unit          (const GopsMethod *method,
                                                         const char       *unit,
                                                         const char       *language);

/* How numbers, units and times are written in rules. Returns: (transfer none). */
const GopsRulePatterns   *gops_method_get_rule_patterns (const GopsMethod *method);

/* Festivals, and days off in China. Returns: (transfer none). */
const GopsHolidays       *gops_method_get_holidays      (const GopsMethod *method);

/* Sets the message "There is no SOP “x”; there are: …". @what is a translated noun. */
void                      gops_method_set_not_found     (GError          **error,
                                                         const char       *what,
                                                         const char       *id,
                                                         const GPtrArray  *all);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsMethod, gops_method_free)

G_END_DECLS
