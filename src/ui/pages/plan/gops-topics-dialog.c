/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the group talks about. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-compat.h"
#include "gops-dialogs.h"
#include "gops-empty-state.h"
#include "gops-look.h"
#include "gops-short-date.h"
#include "gops-day.h"
#include "gops-talk-plan.h"
#include "gops-talk-report.h"
#include "gops-topics-dialog.h"
#include "gops-workspace.h"

#define MOST_CHARACTERS 160
#define MOST_QUESTIONS  30
#define MOST_MINUTES    1440

enum { WORDS, QUESTIONS, LINKS, N_PARTS };

/* A heading, what it means, and a list. */
typedef struct
{
  GtkWidget *box, *hint, *list;   /* borrowed */
} Part;

struct _GopsTopicsView
{
  GopsLoadedView parent_instance;

  GtkWidget *summary, *empty;   /* borrowed */
  GtkWidget *minutes;           /* borrowed: within which a question is answered */
  Part       parts[N_PARTS];
};

G_DEFINE_FINAL_TYPE (GopsTopicsView, gops_topics_view, GOPS_TYPE_LOADED_VIEW)

static gpointer
load (GopsStore    *store,
      gint64        group,
      GCancellable *cancellable,
      GError      **error)
{
  return gops_talk_report_load (store, group, cancellable, error);
}

/* --- into the plan --- */

typedef struct
{
  GopsTalkPlan kind;
  gint64       person;
  char        *what;   /* (owned) */
} Wish;

static void
wish_free (gpointer data,
           GClosure *closure)
{
  Wish *self = data;

  g_free (self->what);
  g_free (self);
}

static void
on_plan_clicked_cb (GtkWidget *button,
                    Wish      *wish)
{
  GopsLoadedView *self = GOPS_LOADED_VIEW (gtk_widget_get_ancestor (button, GOPS_TYPE_LOADED_VIEW));
  GopsSession *session = gops_loaded_view_get_session (self);
  g_autoptr (GError) error = NULL;

  if (gops_talk_plan (gops_loaded_view_get_store (self), gops_loaded_view_get_group (self), wish->kind, wish->person, wish->what, &error) == 0)
    gops_session_report (session, error);
  else
    gops_session_toast_undo (session, _("Put into the plan as an idea"));
}

/* What is planned says so, in the place of the button. */
static void
add_planned (GtkWidget *row)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", C_("a topic", "In the plan"), "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *mark = g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic", NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (mark, "success");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

/* @person: who said it, 0 for nobody */
static void
add_plan_button (GtkWidget            *row,
                 const GopsTalkReport *report,
                 GopsTalkPlan          kind,
                 gint64                person,
                 const char           *what)
{
  g_autofree char *brief = gops_brief (what, MOST_CHARACTERS);
  g_autofree char *spoken = g_strdup_printf (_("Put into the plan: %s"), brief);
  GtkWidget *button;
  Wish *wish;

  if (gops_talk_plan_has (report->planned, report->language, kind, what))
    {
      add_planned (row);
      return;
    }
  button = gtk_button_new_with_label (_("Plan"));
  wish = g_new (Wish, 1);
  *wish = (Wish) { kind, person, g_strdup (what) };
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_plan_clicked_cb), wish, wish_free, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* --- words --- */

static void
on_word_activated_cb (GopsTopicsView *self,
                      GtkWidget      *row)
{
  gops_messages_show (gops_loaded_view_get_session (GOPS_LOADED_VIEW (self)), g_object_get_data (G_OBJECT (row), "word"), GTK_WIDGET (self));
}

/* "12 messages by 8 people, 1 in the four weeks before" */
static char *
describe_topic (const GopsTopic *topic,
                gboolean         compared)
{
  g_autofree char *messages = g_strdup_printf (ngettext ("%u message", "%u messages", topic->now), topic->now);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", topic->people), topic->people);

  if (!compared)
    return g_strdup_printf (_("%s by %s"), messages, people);
  return g_strdup_printf (_("%s by %s; %u in the four weeks before"), messages, people, topic->before);
}

static GtkWidget *
create_topic_row (GopsTopicsView       *self,
                  const GopsTalkReport *report,
                  const GopsTopic      *topic)
{
  g_autofree char *figures = describe_topic (topic, report->compared), *example = gops_brief (topic->example, MOST_CHARACTERS);
  g_autofree char *facts = g_strconcat (figures, "\n", g_strdelimit (example, "\r\n", ' '), NULL);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "subtitle-lines", 3, "activatable", TRUE, NULL),
                                   topic->word, facts);

  if (topic->rise > 0)
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("go-up-symbolic");

      gtk_widget_add_css_class (mark, "success");
      gtk_widget_set_tooltip_text (mark, _("Rising"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rising"), -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), mark);
    }
  add_plan_button (row, report, GOPS_TALK_PLAN_WORD, 0, topic->word);
  g_object_set_data_full (G_OBJECT (row), "word", g_strdup (topic->word), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_word_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static gboolean
any_rises (const GopsTalkReport *report)
{
  return report->topics->len > 0 && ((GopsTopic *) g_ptr_array_index (report->topics, 0))->rise > 0;
}

static void
show_words (GopsTopicsView       *self,
            const GopsTalkReport *report)
{
  const char *hint = !report->compared ? _("Too little was said in the four weeks before to tell what is new.") :
                     any_rises (report) ? _("An arrow marks what is said noticeably more often than in the four weeks before, by at least three people.") :
                     _("No word is noticeably more frequent than in the four weeks before; these are used by most people.");

  gtk_label_set_label (GTK_LABEL (self->parts[WORDS].hint), hint);
  for (guint i = 0; i < report->topics->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->parts[WORDS].list), create_topic_row (self, report, g_ptr_array_index (report->topics, i)));
  gtk_widget_set_visible (self->parts[WORDS].box, report->topics->len > 0);
}

/* --- questions --- */

static void
on_question_activated_cb (GopsTopicsView *self,
                          GtkWidget      *row)
{
  const gint64 *message = g_object_get_data (G_OBJECT (row), "message");

  gops_messages_show_one (gops_loaded_view_get_session (GOPS_LOADED_VIEW (self)), *message, GTK_WIDGET (self));
}

static GtkWidget *
create_question_row (GopsTopicsView         *self,
                     const GopsTalkReport   *report,
                     const GopsOpenQuestion *question)
{
  const GopsTalkMessage *message = question->message;
  g_autofree char *brief = gops_brief (message->body, MOST_CHARACTERS), *date = gops_day_format (message->day);
  g_autofree char *day = gops_short_date (date, date);
  g_autofree char *name = *message->name != '\0' ? gops_brief (message->name, MOST_CHARACTERS) : g_strdup (_("Somebody"));
  g_autofree char *facts = g_strdup_printf (_("%s, %s"), name, day);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 3, "subtitle-lines", 1,
                                                 "activatable", TRUE, NULL),
                                   brief, facts);

  add_plan_button (row, report, GOPS_TALK_PLAN_QUESTION, message->person, message->body);
  g_object_set_data_full (G_OBJECT (row), "message", g_memdup2 (&message->id, sizeof message->id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_question_activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
on_minutes_changed_cb (GopsTopicsView *self)
{
  GopsLoadedView *view = GOPS_LOADED_VIEW (self);
  g_autofree char *minutes = g_strdup_printf ("%.0f", gops_spin_row_get_value (GOPS_SPIN_ROW (self->minutes)));
  g_autoptr (GError) error = NULL;

  if (!gops_workspace_set_setting (gops_loaded_view_get_store (view), GOPS_SETTING_ANSWER_MINUTES, minutes, &error))
    gops_session_report (gops_loaded_view_get_session (view), error);
}

/* As it stands in the workspace, without saying that it was changed. */
static void
read_minutes (GopsTopicsView *self)
{
  g_autofree char *minutes = gops_workspace_dup_setting (gops_loaded_view_get_store (GOPS_LOADED_VIEW (self)), GOPS_SETTING_ANSWER_MINUTES);

  g_signal_handlers_block_by_func (self->minutes, on_minutes_changed_cb, self);
  gops_spin_row_set_value (GOPS_SPIN_ROW (self->minutes), g_ascii_strtod (minutes, NULL));
  g_signal_handlers_unblock_by_func (self->minutes, on_minutes_changed_cb, self);
}

static void
show_questions (GopsTopicsView       *self,
                const GopsTalkReport *report)
{
  guint n = report->questions->len;
  g_autofree char *hint = n > 0 ? g_strdup_printf (ngettext ("%u of %u question got no answer in time.", "%u of %u questions got no answer in time.", n),
                                                   n, report->n_asked)
                                : g_strdup (report->n_asked > 0 ? _("All questions were answered in time.") : _("Nobody asked anything."));

  gtk_label_set_label (GTK_LABEL (self->parts[QUESTIONS].hint), hint);
  for (guint i = 0; i < MIN (n, MOST_QUESTIONS); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->parts[QUESTIONS].list), create_question_row (self, report, &g_array_index (report->questions, GopsOpenQuestion, i)));
  gtk_widget_set_visible (self->parts[QUESTIONS].list, n > 0);
  gtk_widget_set_visible (self->parts[QUESTIONS].box, report->n_now > 0);
}

/* --- links --- */

static void
on_copy_clicked_cb (GopsTopicsView *self,
                    GtkWidget      *button)
{
  gops_session_copy_text (gops_loaded_view_get_session (GOPS_LOADED_VIEW (self)), g_object_get_data (G_OBJECT (button), "address"), _("Address copied"));
}

static GtkWidget *
create_link_row (GopsTopicsView       *self,
                 const GopsTalkReport *report,
                 const GopsSharedLink *link)
{
  g_autofree char *address = gops_brief (link->address, MOST_CHARACTERS), *host = gops_brief (link->host, MOST_CHARACTERS);
  g_autofree char *facts = g_strdup_printf (ngettext ("%s, shared by %u person", "%s, shared by %u people", link->people), host, link->people);
  g_autofree char *spoken = g_strdup_printf (_("Copy the address %s"), address);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 1, NULL),
                                   address, facts);
  GtkWidget *button = gtk_button_new_from_icon_name ("gops-copy-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Copy the Address"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "address", g_strdup (link->address), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_copy_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  add_plan_button (row, report, GOPS_TALK_PLAN_LINK, 0, link->address);
  return row;
}

static void
show_links (GopsTopicsView       *self,
            const GopsTalkReport *report)
{
  for (guint i = 0; i < report->links->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->parts[LINKS].list), create_link_row (self, report, g_ptr_array_index (report->links, i)));
  gtk_widget_set_visible (self->parts[LINKS].box, report->links->len > 0);
}

/* --- all --- */

/* "620 messages by 45 people, 23–29 November" */
static char *
describe_talk (const GopsTalkReport *report)
{
  g_autofree char *messages = g_strdup_printf (ngettext ("%u message", "%u messages", report->n_now), report->n_now);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", report->n_people), report->n_people);
  g_autofree char *first_date = gops_day_format (report->talk->last - GOPS_TOPICS_NOW + 1), *last_date = gops_day_format (report->talk->last);
  g_autofree char *first = gops_short_date (first_date, last_date), *last = gops_short_date (last_date, last_date);

  return g_strdup_printf (_("%s by %s from %s to %s"), messages, people, first, last);
}

static void
show (GopsLoadedView *view,
      gpointer        result)
{
  GopsTopicsView *self = GOPS_TOPICS_VIEW (view);
  const GopsTalkReport *report = result;
  g_autofree char *summary = describe_talk (report);

  for (guint i = 0; i < N_PARTS; i++)
    gops_loaded_view_clear_list (self->parts[i].list);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  gtk_widget_set_visible (self->summary, report->n_now > 0);
  gtk_widget_set_visible (self->empty, report->n_now == 0);
  read_minutes (self);
  show_words (self, report);
  show_questions (self, report);
  show_links (self, report);
}

/* --- object --- */

static void
gops_topics_view_class_init (GopsTopicsViewClass *klass)
{
  gops_look_complete ();
  GOPS_LOADED_VIEW_CLASS (klass)->load = load;
  GOPS_LOADED_VIEW_CLASS (klass)->free_result = (GDestroyNotify) gops_talk_report_free;
  GOPS_LOADED_VIEW_CLASS (klass)->show = show;
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static Part
make_part (GtkBox     *content,
           const char *title)
{
  Part part = { gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), make_label ("", "dim-label"), gops_loaded_view_make_list (title) };

  gtk_box_append (GTK_BOX (part.box), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (part.box), part.hint);
  gtk_box_append (GTK_BOX (part.box), part.list);
  gtk_widget_set_margin_top (part.list, 6);
  gtk_widget_set_margin_top (part.box, 12);
  gtk_widget_set_visible (part.box, FALSE);
  gtk_box_append (content, part.box);
  return part;
}

static void
add_minutes (GopsTopicsView *self)
{
  GtkWidget *list = gops_loaded_view_make_list (_("When a Question Is Answered"));

  self->minutes = gops_spin_row_new (_("Answered Within, Minutes"), 1, MOST_MINUTES, 5);
  g_signal_connect_object (self->minutes, "notify::value", G_CALLBACK (on_minutes_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (list), self->minutes);
  gtk_widget_set_margin_top (list, 6);
  gtk_box_append (GTK_BOX (self->parts[QUESTIONS].box), list);
}

static void
gops_topics_view_init (GopsTopicsView *self)
{
  GtkBox *content = gops_loaded_view_get_content (GOPS_LOADED_VIEW (self));

  self->summary = make_label ("", "dim-label");
  gtk_box_append (content, self->summary);
  self->empty = gops_empty_state_new ("gops-text-symbolic", _("Nothing to Listen To Yet"),
                                      _("Import the group’s chat, and here stands what people talk about, which questions nobody answered, and what they share. Texts must be kept for it."));
  gtk_widget_set_visible (self->empty, FALSE);
  gtk_widget_set_vexpand (self->empty, TRUE);
  gtk_box_append (content, self->empty);
  self->parts[WORDS] = make_part (content, _("Words"));
  self->parts[QUESTIONS] = make_part (content, _("Questions Nobody Answered"));
  self->parts[LINKS] = make_part (content, _("Links Shared Most"));
  gtk_label_set_label (GTK_LABEL (self->parts[LINKS].hint), _("What people send each other is worth talking about."));
  add_minutes (self);
}

void
gops_topics_present (GopsSession *session,
                     GtkWidget   *parent)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GopsLoadedView *self;

  if (gops_session_get_group (session) == 0)
    return;
  self = g_object_new (GOPS_TYPE_TOPICS_VIEW, NULL);
  gops_loaded_view_set_up (self, session, gops_session_get_group (session));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self));
  g_signal_connect_object (session, "refreshed", G_CALLBACK (gops_loaded_view_refresh), self, G_CONNECT_SWAPPED);
  gops_loaded_view_refresh (self);
  gops_dialog_present (box, _("What They Talk About"), 720, 720, parent);
}
