/* SPDX-License-Identifier: GPL-3.0-or-later */
/* groupops-cli: what every command shares. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "gops-workspace.h"

/* A command is a row in a table: its name, options and function. The frame parses the command line, opens the
 * workspace, calls the function and prints what it has gathered, so that a command that fails prints nothing on
 * standard output. A function gathers a JSON value in json, where somebody asked for it, else a text in text.
 *
 * Errors of the domain GOPS_CLI_ERROR are wrong usage (exit status 2), all others failures (1). */

#define GOPS_CLI_ERROR (gops_cli_error_quark ())
GQuark gops_cli_error_quark (void);

typedef enum
{
  GOPS_CLI_ERROR_USAGE,
} GopsCliError;

/* Failures that no room has a code for. */
#define GOPS_CLI_FAILURE (gops_cli_failure_quark ())
GQuark gops_cli_failure_quark (void);

/**
 * GopsCliOption:
 * @value: what its value is called, %NULL for an option without one
 * @repeats: may be given several times
 * @required: must be given
 */
typedef struct
{
  const char *name;
  const char *value;
  const char *help;
  gboolean    repeats;
  gboolean    required;
} GopsCliOption;

/* What a command wants of the workspace before it runs. */
typedef enum
{
  GOPS_CLI_NO_WORKSPACE,
  GOPS_CLI_OPEN,           /* it must be there */
  GOPS_CLI_OPEN_OR_CREATE,
} GopsCliNeed;

typedef struct _GopsCli GopsCli;
typedef struct _GopsCliCommand GopsCliCommand;

/**
 * GopsCliCommand:
 * @name: one word, or two ("export rules")
 * @arguments: as the usage shows them
 * @options: (nullable): ended by one without a name
 * @max_arguments: -1 for any number
 */
struct _GopsCliCommand
{
  const char          *name;
  const char          *arguments;
  const char          *summary;
  const GopsCliOption *options;
  int                  min_arguments;
  int                  max_arguments;
  GopsCliNeed          need;
  gboolean           (*run) (GopsCli *cli, GError **error);
};

struct _GopsCli
{
  char                 *path;        /* (owned): of the workspace */
  GopsStore            *store;       /* (owned) (nullable) */
  gboolean              created;     /* the workspace is new */
  gboolean              as_json;
  gboolean              quiet;
  char                 *author;      /* (owned) (nullable) */
  const GopsCliCommand *command;
  const char           *family;      /* (unowned) (nullable): the first word of a command of two */
  GPtrArray            *arguments;   /* (owned) (element-type utf8) */
  GHashTable           *options;     /* (owned) (element-type utf8 GPtrArray): values by name */
  JsonBuilder          *json;        /* (owned) */
  JsonNode             *value;       /* (owned) (nullable): the whole value, instead of json */
  GString              *text;        /* (owned) */
  gboolean              failed;      /* print, and exit with 1 all the same */
};

/* The families of commands, each ended by a row without a name. */
extern const GopsCliCommand gops_cli_workspace_commands[];
extern const GopsCliCommand gops_cli_group_commands[];
extern const GopsCliCommand gops_cli_rules_commands[];
extern const GopsCliCommand gops_cli_clause_commands[];
extern const GopsCliCommand gops_cli_member_commands[];
extern const GopsCliCommand gops_cli_tier_commands[];
extern const GopsCliCommand gops_cli_people_commands[];
extern const GopsCliCommand gops_cli_merge_commands[];
extern const GopsCliCommand gops_cli_order_commands[];
extern const GopsCliCommand gops_cli_figure_commands[];
extern const GopsCliCommand gops_cli_field_commands[];
extern const GopsCliCommand gops_cli_channel_commands[];
extern const GopsCliCommand gops_cli_care_commands[];
extern const GopsCliCommand gops_cli_plan_commands[];
extern const GopsCliCommand gops_cli_slots_commands[];
extern const GopsCliCommand gops_cli_sop_commands[];
extern const GopsCliCommand gops_cli_today_commands[];
extern const GopsCliCommand gops_cli_days_commands[];
extern const GopsCliCommand gops_cli_library_commands[];
extern const GopsCliCommand gops_cli_export_commands[];
extern const GopsCliCommand gops_cli_postings_commands[];
extern const GopsCliCommand gops_cli_brand_commands[];
extern const GopsCliCommand gops_cli_preflight_commands[];
extern const GopsCliCommand gops_cli_digest_commands[];
extern const GopsCliCommand gops_cli_text_commands[];
extern const GopsCliCommand gops_cli_duty_commands[];
extern const GopsCliCommand gops_cli_roster_commands[];
extern const GopsCliCommand gops_cli_family_commands[];
extern const GopsCliCommand gops_cli_history_commands[];

/* Returns: the exit status */
int         gops_cli_main           (int            argc,
                                     char         **argv);

/* For commands that open the workspace themselves. */
gboolean    gops_cli_open           (GopsCli       *self,
                                     GError       **error);
gboolean    gops_cli_make_folder    (GopsCli       *self,
                                     GError       **error);

/* gops-cli-arguments.c: the command line */
gboolean    gops_cli_parse          (GopsCli       *self,
                                     int            argc,
                                     char         **argv,
                                     gboolean      *out_help,
                                     GError       **error);
/* @command: (nullable), @family: (nullable): else of all commands that begin so. (transfer full) */
char       *gops_cli_usage          (const GopsCliCommand *command,
                                     const char    *family);
const GopsCliCommand *const *gops_cli_families (void);

const char *gops_cli_argument       (GopsCli       *self,
                                     guint          index);     /* (nullable) */
const char *gops_cli_option         (GopsCli       *self,
                                     const char    *name);      /* (nullable): the last one given */
GPtrArray  *gops_cli_options        (GopsCli       *self,
                                     const char    *name);      /* (transfer none) (nullable) */
gboolean    gops_cli_flag           (GopsCli       *self,
                                     const char    *name);
/* A date option; @out_date (transfer none) (nullable) is NULL when it was not given. */
gboolean    gops_cli_date           (GopsCli       *self,
                                     const char    *name,
                                     const char   **out_date,
                                     GError       **error);
/* "--until" for lists of days from day @first on, GOPS_DAY_NONE when it was not given: no more than ten years. */
gboolean    gops_cli_until          (GopsCli       *self,
                                     int            first,
                                     int           *out_day,
                                     GError       **error);
gboolean    gops_cli_number         (GopsCli       *self,
                                     const char    *name,
                                     guint          otherwise,
                                     guint         *out_number,
                                     GError       **error);
gboolean    gops_cli_split_setting  (const char    *setting,
                                     char         **out_name,
                                     char         **out_value,
                                     GError       **error);

/* gops-cli-lookup.c: what people name */
gboolean    gops_cli_find_group     (GopsCli       *self,
                                     const char    *name,
                                     gint64        *out_group,
                                     GError       **error);
/* The group of that name; 0: there is none. Several of them are an error. */
gboolean    gops_cli_find_group_called (GopsCli    *self,
                                        const char *name,
                                        gint64     *out_group,
                                        GError    **error);
/* "all", or ids and names with commas between. (transfer full) (element-type gint64) (nullable) */
GArray     *gops_cli_find_groups    (GopsCli       *self,
                                     const char    *names,
                                     GError       **error);
gboolean    gops_cli_run_statement  (GopsStatement *statement,
                                     GError       **error);
gboolean    gops_cli_fail           (GError       **error,
                                     const char    *format,
                                     ...) G_GNUC_PRINTF (2, 3);

/* gops-cli-names.c: the ids that commands take */
gboolean    gops_cli_check_kind     (const char    *kind,       /* (nullable): nothing to check */
                                     GError       **error);
gboolean    gops_cli_check_status   (const char    *status,     /* (nullable) */
                                     GError       **error);
gboolean    gops_cli_list_names     (GopsCli       *self,
                                     const char    *what,
                                     GError       **error);

/* gops-cli-table.c: plain output in columns. One cell, and blanks up to @width columns of a terminal, in which Han
 * characters take two; at least two blanks. */
void        gops_cli_append_cell    (GopsCli       *self,
                                     const char    *text,
                                     int            width);
/* The same on any line, with at least @gap blanks. */
void        gops_cli_pad            (GString       *line,
                                     const char    *text,
                                     int            width,
                                     int            gap);

/* gops-cli-json.c: values in self->json */
void        gops_cli_add_text       (GopsCli       *self,
                                     const char    *name,
                                     const char    *text);      /* (nullable): null */
void        gops_cli_add_id         (GopsCli       *self,
                                     const char    *name,
                                     gint64         id);        /* 0: null */
void        gops_cli_add_int        (GopsCli       *self,
                                     const char    *name,
                                     gint64         number);
void        gops_cli_add_real       (GopsCli       *self,
                                     const char    *name,
                                     double         number);
void        gops_cli_add_bool       (GopsCli       *self,
                                     const char    *name,
                                     gboolean       value);
void        gops_cli_add_instant    (GopsCli       *self,
                                     const char    *name,
                                     gint64         instant,    /* 0: null */
                                     const char    *zone);
void        gops_cli_add_record     (GopsCli       *self,
                                     gpointer       record,
                                     const char    *zone);
void        gops_cli_begin_array    (GopsCli       *self,
                                     const char    *name);      /* (nullable) */
void        gops_cli_begin_object   (GopsCli       *self);
void        gops_cli_end_array      (GopsCli       *self);
void        gops_cli_end_object     (GopsCli       *self);
/* "2026-09-17T08:30:00+08:00". (transfer full) */
char       *gops_cli_format_instant (gint64         instant,
                                     const char    *zone);
/* The same for people, on their clock: "2026-09-17 08:30". (transfer full) */
char       *gops_cli_say_instant    (gint64         instant,
                                     const char    *zone);
