/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of the formats table for texts with heads, and how surely a file is one of them. QQ's own are told by their
 * accounts, and by seconds: WeChat's times have none. */
#include "config.h"

#include "gops-paste-formats.h"

#include <glib/gi18n-lib.h>

#include "gops-paste-file.h"

static guint
rate_qq (const GopsFileHead *head)
{
  g_auto (GopsPasteSurvey) survey = { 0 };
  GopsPasteShape shape;

  gops_paste_file_survey_head (&survey, head);
  gops_paste_survey_get_shape (&survey, &shape);
  if (survey.page)
    return 90;
  if (survey.banner && !survey.mail)
    return 100;   /* a chat in which nobody wrote, too */
  if (survey.mail || gops_paste_survey_count (&survey, &shape) == 0)
    return 0;
  if (!shape.seconds)
    return 0;
  if (shape.account)
    return 90;
  if (!shape.blank)
    return 0;
  return shape.form == GOPS_PASTE_FRONT || shape.wide ? 70 : 60;
}

static guint
rate_paste (const GopsFileHead *head)
{
  g_auto (GopsPasteSurvey) survey = { 0 };
  GopsPasteShape shape;
  guint64 n;

  /* Its texts name nobody's account, and say the time in a line of the message: its JSON is what to import. */
  if (g_str_has_prefix (head->text, "[QQChatExporter"))
    return 0;
  gops_paste_file_survey_head (&survey, head);
  gops_paste_survey_get_shape (&survey, &shape);
  n = gops_paste_survey_count (&survey, &shape);
  if (n == 0 || survey.page || survey.banner || shape.form == GOPS_PASTE_FRONT)
    return 0;
  if (survey.mail)
    return 90;
  if (shape.form == GOPS_PASTE_NAME)
    return n >= 2 ? 25 : 0;
  if (survey.days > 0 && shape.wide)
    return shape.seconds ? 60 : 75;
  if (!shape.wide && gops_paste_survey_is_vague (&survey, &shape))   /* a letter may say "we meet at 10:20" */
    return n >= 2 ? 20 : 0;
  return shape.blank ? 55 : 30;
}

static GopsChatReader *
open_qq (GFile                 *file,
         const GopsChatOptions *options,
         GopsImportReport      *report,
         GCancellable          *cancellable,
         GError               **error)
{
  return gops_paste_file_open (file, "qq", options, report, cancellable, error);
}

static GopsChatReader *
open_paste (GFile                 *file,
            const GopsChatOptions *options,
            GopsImportReport      *report,
            GCancellable          *cancellable,
            GError               **error)
{
  return gops_paste_file_open (file, "", options, report, cancellable, error);
}

const GopsChatFormat gops_qq_format = {
  .id = "qq",
  .name = N_("QQ (TXT)"),
  .endings = ".txt",
  .rate = rate_qq,
  .open = open_qq,
};

const GopsChatFormat gops_paste_format = {
  .id = "paste",
  .name = N_("Messages or a list of members, copied from a window or sent by mail"),
  .endings = ".txt",
  .rate = rate_paste,
  .open = open_paste,
};
