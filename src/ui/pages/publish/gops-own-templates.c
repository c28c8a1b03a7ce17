/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's own poster templates. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-file-writer.h"
#include "gops-own-poster-rename.h"
#include "gops-own-posters.h"
#include "gops-own-templates.h"
#include "gops-text.h"

#define MAX_NAME 60   /* characters */

/* --- a name --- */

/* What is asked for a name. */
typedef struct
{
  GopsSession     *session;   /* (owned) */
  GtkWidget       *entry;     /* (owned) */
  GopsPosterDraft *draft;     /* (owned) (nullable): becomes a template */
  char            *id;        /* (owned) (nullable): of a template that is called otherwise */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->session);
  g_object_unref (question->entry);
  g_clear_pointer (&question->draft, gops_poster_draft_unref);
  g_free (question->id);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* Returns: (transfer full): without spaces around, "" for none */
static char *
dup_name (GtkWidget *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
on_name_changed_cb (GtkWidget *entry)
{
  g_autofree char *name = dup_name (entry);

  gops_alert_set_answer_enabled (entry, "save", *name != '\0');
}

/* What it says now is said where a group has nothing to say. */
static void
save (GopsSession     *session,
      GopsPosterDraft *draft,
      const char      *name)
{
  GopsPoster poster = gops_poster_draft_as_poster (draft);
  g_autofree char *json = gops_own_poster_json (&poster, name, gops_poster_draft_get_texts (draft));
  g_autoptr (GError) error = NULL;
  g_autofree char *id = gops_own_poster_save (gops_session_get_store (session), NULL, json, &error);

  if (id != NULL)
    gops_session_toast_undo (session, _("Template saved: it is the first in the gallery"));
  else
    gops_session_report (session, error);
}

static void
rename_to (GopsSession *session,
           const char  *id,
           const char  *name)
{
  g_autoptr (GError) error = NULL;

  if (!gops_own_poster_rename (gops_session_get_store (session), id, name, &error))
    gops_session_report (session, error);
}

static void
on_named_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (Question) question = data;
  g_autofree char *answer = gops_alert_ask_finish (result), *name = dup_name (question->entry);

  if (!g_str_equal (answer, "save") || *name == '\0')
    return;
  if (question->draft != NULL)
    save (question->session, question->draft, name);
  else
    rename_to (question->session, question->id, name);
}

/* @question: (transfer full) */
static void
ask (Question   *question,
     const char *heading,
     const char *body,
     const char *label,
     const char *name,
     GtkWidget  *parent)
{
  const GopsAlertAnswer answers[] = { { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN }, { "save", label, GOPS_ALERT_SUGGESTED } };

  question->entry = g_object_ref_sink (g_object_new (GTK_TYPE_ENTRY, "text", name, "max-length", MAX_NAME, "activates-default", TRUE,
                                                     "width-chars", 28, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the template"), -1);
  g_signal_connect (question->entry, "changed", G_CALLBACK (on_name_changed_cb), NULL);
  gops_alert_ask_async (parent, heading, body, question->entry, answers, G_N_ELEMENTS (answers), "save", NULL, on_named_cb, question);
  on_name_changed_cb (question->entry);
}

void
gops_own_templates_ask_save (GopsSession     *session,
                             GopsPosterDraft *draft,
                             GtkWidget       *parent)
{
  Question *question = g_new0 (Question, 1);
  const char *of = gops_poster_template_get_name (gops_poster_draft_get_template (draft), gops_interface_language ());
  /* Translators: a template made from the template “Sunrise” */
  g_autofree char *name = g_strdup_printf (_("My %s"), of);

  question->session = g_object_ref (session);
  question->draft = gops_poster_draft_ref (draft);
  ask (question, _("Save as Template"), _("Its layers, colours and faces are kept for every group, its words where a group has none of its own. A code is not: each group has its own."), _("_Save"), name,
       parent);
}

void
gops_own_templates_ask_rename (GopsSession *session,
                               const char  *id,
                               GtkWidget   *parent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_find (gops_session_get_store (session), id, &error);
  Question *question;

  if (design == NULL)
    {
      gops_session_report (session, error);
      return;
    }
  question = g_new0 (Question, 1);
  question->session = g_object_ref (session);
  question->id = g_strdup (id);
  ask (question, _("Rename Template"), NULL, _("_Rename"), gops_poster_template_get_name (design, gops_interface_language ()), parent);
}

void
gops_own_templates_remove (GopsSession *session,
                           const char  *id)
{
  g_autoptr (GError) error = NULL;

  if (gops_own_poster_remove (gops_session_get_store (session), id, &error))
    gops_session_toast_undo (session, _("Template removed"));
  else
    gops_session_report (session, error);
}

/* --- files --- */

typedef struct
{
  GopsSession        *session;   /* (owned) */
  GopsPosterTemplate *design;    /* (owned) (nullable): to be written */
} Transfer;

static void
transfer_free (Transfer *transfer)
{
  g_object_unref (transfer->session);
  g_clear_pointer (&transfer->design, gops_poster_template_unref);
  g_free (transfer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Transfer, transfer_free)

static void
write_template (Transfer *transfer,
                GFile    *to)
{
  char *json = gops_poster_template_to_json (transfer->design);
  g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));
  g_autoptr (GError) error = NULL;

  if (gops_file_write (to, bytes, NULL, &error))
    gops_session_toast_file (transfer->session, _("Template saved as a file"), to);
  else
    gops_session_report (transfer->session, error);
}

static void
on_chosen_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (Transfer) transfer = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gops_file_choose_finish (result, &error);

  if (file == NULL)
    gops_session_report (transfer->session, error);
  else if (transfer->design != NULL)
    write_template (transfer, file);
  else
    (void) gops_own_templates_import (transfer->session, file);   /* tells what is wrong itself */
}

void
gops_own_templates_ask_export (GopsSession *session,
                               const char  *id,
                               GtkWidget   *parent)
{
  const GopsFileKind kind = { _("Poster templates"), "*.json" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPosterTemplate) design = gops_poster_template_find (gops_session_get_store (session), id, &error);
  g_autofree char *name = NULL;
  Transfer *transfer;

  if (design == NULL)
    {
      gops_session_report (session, error);
      return;
    }
  name = gops_file_name (gops_poster_template_get_name (design, gops_interface_language ()), ".json");
  transfer = g_new0 (Transfer, 1);
  transfer->session = g_object_ref (session);
  transfer->design = g_steal_pointer (&design);
  gops_file_save_async (parent, _("Save Template as a File"), name, &kind, 1, NULL, NULL, on_chosen_cb, transfer);
}

void
gops_own_templates_ask_import (GopsSession *session,
                               GtkWidget   *parent)
{
  const GopsFileKind kind = { _("Poster templates"), "*.json" };
  Transfer *transfer = g_new0 (Transfer, 1);

  transfer->session = g_object_ref (session);
  gops_file_open_async (parent, _("Open a Template"), &kind, 1, FALSE, NULL, NULL, on_chosen_cb, transfer);
}

gboolean
gops_own_templates_import (GopsSession *session,
                           GFile       *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = gops_own_poster_import (gops_session_get_store (session), file, NULL, &error);

  if (id != NULL)
    gops_session_toast_undo (session, _("Template added"));
  else
    gops_session_report (session, error);
  return id != NULL;
}

char *
gops_own_templates_print (GopsStore *store)
{
  char *print = NULL;

  (void) gops_store_read_text (store, &print, NULL, "SELECT coalesce (group_concat (id || ' ' || name || ' ' || length (body) || ' ' || substr (body, instr (body, '\"name\"'), 200), char (10)), '')"
                               " FROM (SELECT * FROM method_template WHERE kind = 'poster' ORDER BY id)", NULL);
  return print != NULL ? print : g_strdup ("");
}
