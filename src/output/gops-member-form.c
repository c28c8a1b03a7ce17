/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form that members fill in by hand. */
#include "config.h"

#include "gops-member-form.h"

#include "gops-own-fields.h"
#include "gops-phrase.h"
#include "gops-wording.h"

#define BLANK "______________________________"

/* A line of the form, with the next number in front. */
static void
add_line (GopsDocument *document, int *number, const char *name, const char *answer, const char *hint)
{
  g_autofree char *text = g_strconcat (name, gops_phrase (document->language, "list.colon"), answer, NULL);

  gops_document_add_numbered (document, ++*number, text, hint);
}

/* "☐ S   ☐ M   ☐ L" */
static char *
list_choices (GopsOwnField *field)
{
  g_auto (GStrv) choices = gops_own_field_choices (field);
  GString *out = g_string_new (NULL);

  for (guint i = 0; choices[i] != NULL; i++)
    g_string_append_printf (out, "%s☐ %s", i > 0 ? "   " : "", choices[i]);
  return g_string_free (out, FALSE);
}

static void
add_field (GopsDocument *document, int *number, GopsOwnField *field)
{
  const char *name = gops_record_get_text (field, GOPS_OWN_FIELD_NAME);
  g_autofree char *choices = NULL;

  switch (gops_own_field_kind (field))
    {
    case GOPS_OWN_TEXT:
      add_line (document, number, name, BLANK, NULL);
      break;
    case GOPS_OWN_NUMBER:
      add_line (document, number, name, "____________", gops_phrase (document->language, "form.number"));
      break;
    case GOPS_OWN_DATE:
      add_line (document, number, name, gops_phrase (document->language, "form.day"), NULL);
      break;
    case GOPS_OWN_CHOICE:
      choices = list_choices (field);
      add_line (document, number, name, choices, NULL);
      break;
    }
}

GopsDocument *
gops_member_form_document (const GopsDossier *dossier, GPtrArray *fields)
{
  const char *language = gops_dossier_language (dossier);
  g_autofree char *title = gops_wording (language, "form.title", "group", gops_record_get_text (dossier->group, GOPS_GROUP_NAME), NULL);
  GopsDocument *document = gops_document_new (language, title);
  int number = 0;

  gops_document_add_paragraph (document, gops_phrase (language, "form.intro"));
  gops_document_add_heading (document, gops_phrase (language, "form.person"));
  add_line (document, &number, gops_phrase (language, "table.name"), BLANK, NULL);
  add_line (document, &number, gops_phrase (language, "table.nickname"), BLANK, NULL);
  add_line (document, &number, gops_phrase (language, "table.account"), BLANK, NULL);
  add_line (document, &number, gops_phrase (language, "table.phone"), BLANK, NULL);
  add_line (document, &number, gops_phrase (language, "table.birthday"), gops_phrase (language, "form.day"), NULL);
  if (fields->len > 0)
    gops_document_add_heading (document, gops_phrase (language, "form.more"));
  for (guint i = 0; i < fields->len; i++)
    add_field (document, &number, fields->pdata[i]);
  gops_document_add_note (document, gops_phrase (language, "form.promise"));
  gops_document_add_paragraph (document, gops_phrase (language, "form.sign"));
  return document;
}
