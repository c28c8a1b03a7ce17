/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: options that all commands have, the command, its own options and arguments. */
#include "config.h"

#include "gops-cli.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"

#define MOST_DAYS 3700   /* of a list of days */

static const GopsCliOption global_options[] = {
  { "workspace", "FILE", N_("the workspace; else the one in the user's data folder") },
  { "json", NULL, N_("print one JSON value") },
  { "quiet", NULL, N_("no progress on standard error") },
  { "author", "NAME", N_("who acts") },
  { "help", NULL, N_("show the usage") },
  { "version", NULL, N_("show the version") },
  { NULL },
};

const GopsCliCommand *const *
gops_cli_families (void)
{
  static const GopsCliCommand *const families[] = {
    gops_cli_workspace_commands, gops_cli_group_commands, gops_cli_rules_commands, gops_cli_clause_commands, gops_cli_member_commands,
    gops_cli_people_commands,
    gops_cli_tier_commands,
    gops_cli_merge_commands,
    gops_cli_order_commands,
    gops_cli_figure_commands,
    gops_cli_field_commands,
    gops_cli_care_commands,
    gops_cli_channel_commands,
    gops_cli_library_commands,
    gops_cli_plan_commands,
    gops_cli_slots_commands,
    gops_cli_sop_commands,
    gops_cli_today_commands,
    gops_cli_days_commands,
    gops_cli_digest_commands,
    gops_cli_duty_commands,
    gops_cli_roster_commands,
    gops_cli_export_commands,
    gops_cli_text_commands,
    gops_cli_brand_commands,
    gops_cli_preflight_commands,
    gops_cli_postings_commands,
    gops_cli_family_commands, gops_cli_history_commands, NULL,
  };

  return families;
}

static const GopsCliCommand *
find_command (const char *name)
{
  for (const GopsCliCommand *const *family = gops_cli_families (); *family != NULL; family++)
    for (const GopsCliCommand *command = *family; command->name != NULL; command++)
      if (g_str_equal (command->name, name))
        return command;
  return NULL;
}

static gboolean
begins_command (const char *word)
{
  g_autofree char *prefix = g_strconcat (word, " ", NULL);

  for (const GopsCliCommand *const *family = gops_cli_families (); *family != NULL; family++)
    for (const GopsCliCommand *command = *family; command->name != NULL; command++)
      if (g_str_has_prefix (command->name, prefix))
        return TRUE;
  return FALSE;
}

static const GopsCliOption *
find_option (const GopsCliOption *options,
             const char          *name)
{
  for (const GopsCliOption *option = options; option != NULL && option->name != NULL; option++)
    if (g_str_equal (option->name, name))
      return option;
  return NULL;
}

static void
append_options (GString             *usage,
                const GopsCliOption *options)
{
  for (const GopsCliOption *option = options; option != NULL && option->name != NULL; option++)
    {
      g_autofree char *left = g_strdup_printf ("--%s %s", option->name, option->value != NULL ? option->value : "");

      g_string_append (usage, "  ");
      gops_cli_pad (usage, left, 26, 1);
      g_string_append_printf (usage, "%s\n", _(option->help));
    }
}

/* Those that begin with @prefix. */
static void
append_commands (GString    *usage,
                 const char *prefix)
{
  for (const GopsCliCommand *const *family = gops_cli_families (); *family != NULL; family++)
    for (const GopsCliCommand *command = *family; command->name != NULL; command++)
      if (g_str_has_prefix (command->name, prefix))
        g_string_append_printf (usage, "  %-18s %s\n", command->name, _(command->summary));
}

static void
append_usage_of_many (GString    *usage,
                      const char *family)
{
  g_autofree char *prefix = family != NULL ? g_strconcat (family, " ", NULL) : g_strdup ("");

  if (family != NULL)
    g_string_append_printf (usage, _("Usage: groupops-cli %s WHAT …"), family);
  else
    g_string_append (usage, _("Usage: groupops-cli [--workspace FILE] [--json] [--quiet] COMMAND …"));
  g_string_append_printf (usage, "\n\n%s\n", _("Commands:"));
  append_commands (usage, prefix);
  g_string_append_printf (usage, "\n%s\n", _("Options of every command:"));
}

static void
append_usage_of_one (GString              *usage,
                     const GopsCliCommand *command)
{
  g_string_append_printf (usage, _("Usage: groupops-cli %s %s"), command->name, command->arguments);
  g_string_append_printf (usage, "\n%s\n\n%s\n", _(command->summary), _("Options:"));
  append_options (usage, command->options);
}

char *
gops_cli_usage (const GopsCliCommand *command,
                const char           *family)
{
  GString *usage = g_string_new (NULL);

  if (command != NULL)
    append_usage_of_one (usage, command);
  else
    append_usage_of_many (usage, family);
  append_options (usage, global_options);
  return g_string_free (usage, FALSE);
}

static void
store_value (GopsCli             *self,
             const GopsCliOption *option,
             const char          *value)
{
  GPtrArray *values = g_hash_table_lookup (self->options, option->name);

  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->options, g_strdup (option->name), values);
    }
  if (!option->repeats)
    g_ptr_array_set_size (values, 0);
  g_ptr_array_add (values, g_strdup (value));
}

/* Takes the option in words[*index] and, where it has one, its value. */
static gboolean
take_option (GopsCli   *self,
             GPtrArray *words,
             guint     *index,
             GError   **error)
{
  g_auto (GStrv) parts = g_strsplit ((const char *) words->pdata[*index] + 2, "=", 2);
  const GopsCliOption *option = find_option (global_options, parts[0]);
  const char *value = parts[1];

  if (option == NULL && self->command != NULL)
    option = find_option (self->command->options, parts[0]);
  if (option == NULL)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("there is no option “--%s”"), parts[0]);
      return FALSE;
    }
  if (option->value == NULL && value != NULL)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("the option “--%s” takes no value"), parts[0]);
      return FALSE;
    }
  if (option->value != NULL && value == NULL)
    {
      if (*index + 1 >= words->len)
        {
          g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("the option “--%s” needs a value, %s"), parts[0],
                       option->value);
          return FALSE;
        }
      value = words->pdata[++*index];
    }
  store_value (self, option, value != NULL ? value : "");
  return TRUE;
}

static gboolean
is_option (const char *word)
{
  return g_str_has_prefix (word, "--") && word[2] != '\0';
}

/* The first words that are neither options nor their values. Those of the command come after it. */
static gboolean
take_command (GopsCli    *self,
              const char *word,
              GError    **error)
{
  g_autofree char *both = self->family != NULL ? g_strconcat (self->family, " ", word, NULL) : NULL;

  if (both == NULL && begins_command (word))
    {
      self->family = word;
      return TRUE;
    }
  self->command = find_command (both != NULL ? both : word);
  if (self->command != NULL)
    return TRUE;
  g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("there is no command “%s”"), both != NULL ? both : word);
  return FALSE;
}

static gboolean
check_complete (GopsCli *self,
                GError **error)
{
  const GopsCliCommand *command = self->command;

  if (command == NULL && self->family != NULL)
    g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE,
                 _("“%s” needs a second word: rules, clauses, poster, posters, flow, calendar, form, members or inventory"), self->family);
  else if (command == NULL)
    g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("a command is missing"));
  else if ((int) self->arguments->len < command->min_arguments)
    g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("%s: something is missing: %s"), command->name,
                 command->arguments);
  else if (command->max_arguments >= 0 && (int) self->arguments->len > command->max_arguments)
    g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("%s: “%s” is one argument too many"), command->name,
                 (const char *) self->arguments->pdata[command->max_arguments]);
  else
    {
      for (const GopsCliOption *option = command->options; option != NULL && option->name != NULL; option++)
        if (option->required && gops_cli_option (self, option->name) == NULL)
          {
            g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("%s: the option “--%s” is missing"),
                         command->name, option->name);
            return FALSE;
          }
      return TRUE;
    }
  return FALSE;
}

static gboolean
take_words (GopsCli   *self,
            GPtrArray *words,
            GError   **error)
{
  gboolean only_arguments = FALSE;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = words->pdata[i];

      if (!only_arguments && g_str_equal (word, "--"))
        only_arguments = TRUE;
      else if (!only_arguments && is_option (word))
        {
          if (!take_option (self, words, &i, error))
            return FALSE;
        }
      else if (self->command == NULL)
        {
          if (!take_command (self, word, error))
            return FALSE;
        }
      else
        g_ptr_array_add (self->arguments, g_strdup (word));
    }
  return TRUE;
}

gboolean
gops_cli_parse (GopsCli   *self,
                int        argc,
                char     **argv,
                gboolean  *out_help,
                GError   **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  gboolean ok;

  for (int i = 1; i < argc; i++)
    {
      if (!g_utf8_validate (argv[i], -1, NULL))
        {
          g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("argument %d is no UTF-8 text"), i);
          return FALSE;
        }
      g_ptr_array_add (words, argv[i]);
    }
  ok = take_words (self, words, error);
  *out_help = ok && (gops_cli_flag (self, "help") || gops_cli_flag (self, "version"));
  self->as_json = gops_cli_flag (self, "json");
  self->quiet = gops_cli_flag (self, "quiet");
  self->author = g_strdup (gops_cli_option (self, "author"));
  return ok && (*out_help || check_complete (self, error));
}

const char *
gops_cli_argument (GopsCli *self,
                   guint    index)
{
  return index < self->arguments->len ? self->arguments->pdata[index] : NULL;
}

GPtrArray *
gops_cli_options (GopsCli    *self,
                  const char *name)
{
  return g_hash_table_lookup (self->options, name);
}

const char *
gops_cli_option (GopsCli    *self,
                 const char *name)
{
  GPtrArray *values = gops_cli_options (self, name);

  return values != NULL ? values->pdata[values->len - 1] : NULL;
}

gboolean
gops_cli_flag (GopsCli    *self,
               const char *name)
{
  return gops_cli_options (self, name) != NULL;
}

gboolean
gops_cli_date (GopsCli     *self,
               const char  *name,
               const char **out_date,
               GError     **error)
{
  const char *date = gops_cli_option (self, name);

  if (date != NULL && !gops_date_is_valid (date))
    return gops_cli_fail (error, _("--%s: “%s” is no date that exists; write it as in 2026-11-22"), name, date);
  *out_date = date;
  return TRUE;
}

gboolean
gops_cli_until (GopsCli *self,
                int      first,
                int     *out_day,
                GError **error)
{
  const char *until;

  if (!gops_cli_date (self, "until", &until, error))
    return FALSE;
  *out_day = until != NULL ? gops_day_parse (until) : GOPS_DAY_NONE;
  if (until == NULL || *out_day - first <= MOST_DAYS)
    return TRUE;
  return gops_cli_fail (error, _("--until: %s is more than ten years after the first day; ask for less"), until);
}

gboolean
gops_cli_number (GopsCli    *self,
                 const char *name,
                 guint       otherwise,
                 guint      *out_number,
                 GError    **error)
{
  const char *text = gops_cli_option (self, name);
  guint64 number = otherwise;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &number, NULL))
    return gops_cli_fail (error, _("--%s: “%s” is no number from 1 up; give one"), name, text);
  *out_number = (guint) number;
  return TRUE;
}

gboolean
gops_cli_split_setting (const char *setting,
                        char      **out_name,
                        char      **out_value,
                        GError    **error)
{
  const char *equals = strchr (setting, '=');

  if (equals == NULL || equals == setting)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("“%s” is not of the form NAME=VALUE"), setting);
      return FALSE;
    }
  *out_name = g_strndup (setting, equals - setting);
  *out_value = g_strdup (equals + 1);
  return TRUE;
}
