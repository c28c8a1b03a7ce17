/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is stored about a person, as a document. */
#include "config.h"

#include "gops-person-document.h"

#include <glib/gi18n.h>

#include "gops-group-words.h"
#include "gops-method.h"

static void
add_field (GopsDocument *document,
           const char   *label,
           const char   *value)
{
  const char *const cells[] = { label, value, NULL };

  if (*value != '\0')
    gops_document_add_row (document, cells);
}

static char *
format_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

static void
add_person (GopsDocument          *document,
            const GopsPersonSheet *sheet)
{
  const char *const head[] = { _("What"), _("Stored"), NULL };

  gops_document_add_table (document, head);
  add_field (document, _("Name"), sheet->name);
  add_field (document, _("Phone"), sheet->phone);
  add_field (document, _("E-mail"), sheet->email);
  add_field (document, _("Birthday"), sheet->birthday);
  add_field (document, _("Tags"), sheet->tags);
  add_field (document, _("Note"), sheet->note);
  add_field (document, _("Staff"), sheet->staff ? _("Yes") : "");
  add_field (document, _("Bot"), sheet->bot ? _("Yes") : "");
  add_field (document, _("On the blacklist"), !sheet->blacklisted ? "" : *sheet->blacklist_reason != '\0' ? sheet->blacklist_reason : _("Yes, without a reason"));
  for (guint i = 0; i < sheet->own->len; i++)
    {
      const GopsPersonSheetPair *own = sheet->own->pdata[i];

      add_field (document, own->name, own->value);
    }
}

static void
add_accounts (GopsDocument          *document,
              const GopsPersonSheet *sheet)
{
  const char *const head[] = { _("Platform"), _("Account"), _("Under the name"), NULL };

  if (sheet->accounts->len == 0)
    return;
  gops_document_add_heading (document, _("Accounts"));
  gops_document_add_table (document, head);
  for (guint i = 0; i < sheet->accounts->len; i++)
    {
      const GopsPersonSheetPair *account = sheet->accounts->pdata[i];
      const char *const cells[] = { gops_group_platform_name (account->name), account->value, *account->of != '\0' ? account->of : sheet->name, NULL };

      gops_document_add_row (document, cells);
    }
}

static void
add_group (GopsDocument               *document,
           const GopsPersonSheetGroup *group)
{
  g_autofree char *messages = format_number (group->messages), *texts = format_number (group->texts);
  const char *const cells[] = { group->name, group->joined_on, group->left_on, *group->tier != '\0' ? gops_tier_name (group->tier) : "", messages, texts, group->last_on, NULL };

  gops_document_add_row (document, cells);
}

/* What only some have: a name in the group, who brought them, a note. */
static void
add_group_words (GopsDocument               *document,
                 const GopsPersonSheetGroup *group)
{
  const struct { const char *label, *value; } words[] = {
    { _("Name in the group"), group->nickname }, { _("Invited by"), group->invited_by }, { _("Note"), group->note },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (*words[i].value != '\0')
      {
        g_autofree char *text = g_strdup_printf (_("%s: %s"), group->name, words[i].label);

        gops_document_add_bullet (document, text, words[i].value);
      }
}

static void
add_groups (GopsDocument          *document,
            const GopsPersonSheet *sheet)
{
  const char *const head[] = { _("Group"), _("Joined"), _("Left"), _("Tier"), _("Messages"), _("Texts kept"), _("Last spoke"), NULL };

  if (sheet->groups->len == 0)
    return;
  gops_document_add_heading (document, _("Groups"));
  gops_document_add_table (document, head);
  for (guint i = 0; i < sheet->groups->len; i++)
    add_group (document, sheet->groups->pdata[i]);
  for (guint i = 0; i < sheet->groups->len; i++)
    add_group_words (document, sheet->groups->pdata[i]);
}

static void
add_moments (GopsDocument          *document,
             const GopsPersonSheet *sheet)
{
  const char *const head[] = { _("Date"), _("Group"), _("What happened"), NULL };

  if (sheet->moments->len == 0)
    return;
  gops_document_add_heading (document, _("What Happened"));
  gops_document_add_table (document, head);
  for (guint i = 0; i < sheet->moments->len; i++)
    {
      const GopsPersonMoment *moment = sheet->moments->pdata[i];
      const char *const cells[] = { moment->date, moment->group, moment->words, NULL };

      gops_document_add_row (document, cells);
    }
  if (sheet->n_moments > sheet->moments->len)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u older entry is not listed.", "%u older entries are not listed.", sheet->n_moments - sheet->moments->len),
                                               sheet->n_moments - sheet->moments->len);

      gops_document_add_note (document, text);
    }
}

static void
add_merges (GopsDocument          *document,
            const GopsPersonSheet *sheet)
{
  if (sheet->merges->len == 0)
    return;
  gops_document_add_heading (document, _("Taken for One Person"));
  for (guint i = 0; i < sheet->merges->len; i++)
    {
      const GopsPersonSheetMerge *merge = sheet->merges->pdata[i];

      gops_document_add_bullet (document, merge->name, merge->reason);
    }
}

GopsDocument *
gops_person_document (const GopsPersonSheet *sheet,
                      const char            *today)
{
  g_autofree char *title = g_strdup_printf (_("What Is Stored About %s"), sheet->name);
  g_autofree char *note = g_strdup_printf (_("As of %s"), today);
  GopsDocument *document = gops_document_new (gops_interface_language (), title);

  gops_document_add_note (document, note);
  add_person (document, sheet);
  add_accounts (document, sheet);
  add_groups (document, sheet);
  add_merges (document, sheet);
  add_moments (document, sheet);
  gops_document_add_note (document, _("Texts of messages are counted, not printed. What was exported to files, and backups made by hand, are not part of this list."));
  return document;
}
