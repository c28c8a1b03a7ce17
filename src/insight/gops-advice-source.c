/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where advice comes from, in words. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-advice-source.h"
#include "gops-rule-check.h"

/* A part of the operating method: its chapter and what of it is meant. */
static const struct { const char *code, *topic; } parts[] = {
  { "M1 Kinds",             N_("kinds of groups") },
  { "M2 Business flow",     N_("business flow") },
  { "M2 Cost",              N_("what a community costs") },
  { "M2 Goals",             N_("goals") },
  { "M2 Persona",           N_("personas") },
  { "M2 Positioning",       N_("positioning") },
  { "M2 Profile",           N_("the group’s profile") },
  { "M2 Scene",             N_("scenes") },
  { "M2 Seed users",        N_("seed users") },
  { "M3 Balance",           N_("balance of the rules") },
  { "M3 Balance signals",   N_("signs of balance") },
  { "M3 Rules",             N_("rules") },
  { "M4 Maintenance",       N_("maintenance") },
  { "M5 Connections",       N_("ties between members") },
  { "M5 Members",           N_("members") },
  { "M5 Tiers",             N_("tiers") },
  { "M6",                   N_("content") },
  { "M6 Content",           N_("content") },
  { "M6 Digest",            N_("digests") },
  { "M6 Tactics",           N_("tactics") },
  { "M6 Today",             N_("the day’s work") },
  { "M7 Before they join",  N_("before people join") },
  { "M7 Growth",            N_("growth") },
  { "M7 Traffic",           N_("bringing people in") },
  { "M8 Posters",           N_("posters") },
  { "M9 Evaluation",        N_("evaluation") },
  { "M9 Life cycle",        N_("the life of a group") },
  { "M10 Replication",      N_("replication") },
  { "why groups die",       N_("why groups die") },
  { "Why groups die",       N_("why groups die") },
};

/* Studies, books, laws. */
static const struct { const char *code, *words; } works[] = {
  { "Ostrom 1",             N_("Elinor Ostrom, principle 1: clear boundaries") },
  { "Ostrom 3",             N_("Elinor Ostrom, principle 3: members take part in making the rules") },
  { "Ostrom 4",             N_("Elinor Ostrom, principle 4: somebody keeps watch") },
  { "Ostrom 5",             N_("Elinor Ostrom, principle 5: penalties start small and grow") },
  { "Ostrom 6",             N_("Elinor Ostrom, principle 6: quarrels are settled quickly and cheaply") },
  { "Kraut & Resnick",      N_("Kraut and Resnick, Building Successful Online Communities") },
  { "Contributor Covenant", N_("Contributor Covenant, a code of conduct") },
  { "Contributor Covenant 3.0", N_("Contributor Covenant 3.0, a code of conduct") },
  { "CommunityRule",        N_("CommunityRule, templates of how communities govern themselves") },
  { "CAC group rules 2017, Art. 9", N_("China’s provisions on group information services of 2017, article 9") },
  { "civilservant.io",      N_("field test with 2,214 threads of r/science (civilservant.io)") },
  { "r/science field test (civilservant.io)", N_("field test with 2,214 threads of r/science (civilservant.io)") },
  { "arXiv 2501.14163",     N_("study of 67,545 rules of 5,225 online communities (arXiv 2501.14163)") },
  { "arXiv 2505.18318",     N_("study of how rules come about, 40 interviews (arXiv 2505.18318)") },
  { "arXiv 2308.01257",     N_("study of rules and how closely members are tied (arXiv 2308.01257)") },
  { "arXiv 2605.16204",     N_("study of 11.8 million decisions of moderators (arXiv 2605.16204)") },
  { "participation theory", N_("participation theory: who takes part stays") },
  { "platform limits",      N_("limits of the platform") },
  { "platform terms of use", N_("the platform’s terms of use") },
};

#define ELEMENT "element "

/* Returns: (transfer full) (nullable): NULL for a code that is not known. */
static char *
say_code (const char *code)
{
  guint64 element = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].code, code))
      /* Translators: %s is a part of it: goals, rules, tiers */
      return g_strdup_printf (_("the operating method: %s"), _(parts[i].topic));
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    if (g_str_equal (works[i].code, code))
      return g_strdup (_(works[i].words));
  if (g_str_has_prefix (code, ELEMENT)
      && g_ascii_string_to_unsigned (code + strlen (ELEMENT), 10, 1, GOPS_N_ELEMENTS, &element, NULL))
    /* Translators: %s is one of the fifteen things that a complete rule set has */
    return g_strdup_printf (_("the fifteen elements: %s"), gops_rule_element_name ((GopsRuleElement) (element - 1)));
  return NULL;
}

char *
gops_advice_source_say (const char *source)
{
  g_auto (GStrv) codes = g_strsplit (source, "; ", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      char *words = say_code (codes[i]);

      if (words == NULL)
        continue;
      g_free (codes[i]);
      codes[i] = words;
    }
  /* Translators: stands between two sources */
  return g_strjoinv (C_("sources", "; "), codes);
}

gboolean
gops_advice_source_is_known (const char *source)
{
  g_auto (GStrv) codes = g_strsplit (source, "; ", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *words = say_code (codes[i]);

      if (words == NULL)
        return FALSE;
    }
  return TRUE;
}
