/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The honour roll of a duty. */
#include "config.h"

#include "gops-day.h"
#include "gops-duty-standing.h"
#include "gops-phrase.h"
#include "gops-poster-date.h"
#include "gops-text-clean.h"
#include "gops-wording.h"

static guint
count_honoured (const GopsDutyStanding *self,
                guint                   most)
{
  guint n = 0;

  while (n < self->people->len && (most == 0 || n < most) && ((GopsDutyPerson *) self->people->pdata[n])->done > 0)
    n++;
  return n;
}

static char *
say_number (const GopsDutyStanding *self,
            const char             *phrase,
            guint                   n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);

  return gops_wording (self->language, phrase, "n", number, NULL);
}

static void
add_person (const GopsDutyStanding *self,
            GopsDocument           *document,
            guint                   index)
{
  const GopsDutyPerson *person = self->people->pdata[index];
  g_autofree char *rank = g_strdup_printf ("%u", index + 1), *done = g_strdup_printf ("%u / %u", person->done, person->due);
  g_autofree char *streak = g_strdup_printf ("%u", person->streak), *longest = g_strdup_printf ("%u", person->longest);

  gops_document_add_row (document, (const char *const[]) { rank, person->name, streak, longest, done, NULL });
}

GopsDocument *
gops_duty_honour_document (const GopsDutyStanding *self,
                           guint                   most)
{
  guint n = count_honoured (self, most), share = self->n_due > 0 ? (self->n_done * 100 + self->n_due / 2) / self->n_due : 0;
  g_autofree char *date = gops_day_format (self->day), *day = gops_poster_date_format (date, "full", self->language);
  g_autofree char *title = gops_wording (self->language, "honour.title", "duty", self->rule->name, NULL);
  g_autofree char *people = g_strdup_printf ("%u", self->people->len), *percent = g_strdup_printf ("%u", share);
  g_autofree char *summary = gops_wording (self->language, "honour.summary", "group", self->group, "date", day, "people", people, "share", percent, NULL);
  GopsDocument *document = gops_document_new (self->language, title);
  const char *const head[] = { gops_phrase (self->language, "honour.rank"), gops_phrase (self->language, "honour.name"),
                               gops_phrase (self->language, "honour.streak"), gops_phrase (self->language, "honour.longest"),
                               gops_phrase (self->language, "honour.done"), NULL };

  gops_document_add_paragraph (document, summary);
  if (n == 0)
    return document;
  gops_document_add_table (document, head);
  for (guint i = 0; i < n; i++)
    add_person (self, document, i);
  return document;
}

char *
gops_duty_honour_ranks (const GopsDutyStanding *self,
                        guint                   most)
{
  GString *rows = g_string_new (NULL);
  guint n = count_honoured (self, most);

  for (guint i = 0; i < n; i++)
    {
      const GopsDutyPerson *person = self->people->pdata[i];
      g_autofree char *name = gops_text_clean_line (person->name), *row = say_number (self, "honour.in-all", person->done);

      g_strdelimit (name, "|", '/');
      g_string_append_printf (rows, "%s%s | %u | %s", i > 0 ? "\n" : "", name, person->streak, row);   /* what they are ranked by */
    }
  return g_string_free (rows, FALSE);
}
