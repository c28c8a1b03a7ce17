/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small questions over a row of Today. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-day.h"
#include "gops-plan-outcome.h"
#include "gops-today-ask.h"
#include "gops-today-state.h"

#define FIRST_LINE 44   /* of a row, pixels: its end may be out of sight */
#define LATER_DAYS 3    /* as people are put off elsewhere */

/* What a popover asks for; its own. */
typedef struct
{
  GtkWidget       *popover;   /* borrowed */
  GtkWidget       *entry;     /* (nullable) borrowed */
  GopsSnoozeChosen snooze;
  GopsSkipChosen   skip;
  gpointer         user_data;
  GPtrArray       *buttons;   /* (owned) (element-type GtkButton): in the order of their keys */
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_ptr_array_unref (question->buttons);
  g_free (question);
}

static gboolean
on_number_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   data)
{
  Question *question = data;
  guint index = g_variant_get_uint32 (args) - 1;

  if (question->entry != NULL && *gtk_editable_get_text (GTK_EDITABLE (question->entry)) != '\0')
    return FALSE;   /* a reason with a number in it */
  if (index >= question->buttons->len)
    return FALSE;
  g_signal_emit_by_name (g_ptr_array_index (question->buttons, index), "clicked");
  return TRUE;
}

static void
add_keys (Question *question)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 1; i <= 9; i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_0 + i, 0), gtk_callback_action_new (on_number_cb, question, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_uint32 (i));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (question->popover, controller);
}

static Question *
question_new (GtkWidget **out_box)
{
  Question *question = g_new0 (Question, 1);

  question->popover = gtk_popover_new ();
  question->buttons = g_ptr_array_new ();
  *out_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_popover_set_child (GTK_POPOVER (question->popover), *out_box);
  g_object_set_data_full (G_OBJECT (question->popover), "question", question, question_free);
  add_keys (question);
  return question;
}

/* "In 10 minutes                1" */
static GtkWidget *
add_choice (Question   *question,
            GtkWidget  *box,
            const char *text,
            const char *facts)
{
  g_autofree char *number = g_strdup_printf ("%u", question->buttons->len + 1);
  GtkWidget *button = gtk_button_new (), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "hexpand", TRUE, NULL);
  GtkWidget *when = facts != NULL ? gtk_label_new (facts) : NULL, *key = gtk_label_new (number);

  gtk_box_append (GTK_BOX (line), label);
  if (when != NULL)
    {
      gtk_widget_add_css_class (when, "dim-label");
      gtk_widget_add_css_class (when, "numeric");
      gtk_box_append (GTK_BOX (line), when);
    }
  gtk_widget_add_css_class (key, "gops-key");
  gtk_box_append (GTK_BOX (line), key);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (box), button);
  g_ptr_array_add (question->buttons, button);
  return button;
}

/* --- until when --- */

static void
on_snooze_clicked_cb (Question  *question,
                      GtkWidget *button)
{
  gint64 until = *(gint64 *) g_object_get_data (G_OBJECT (button), "until");

  gtk_popover_popdown (GTK_POPOVER (question->popover));
  question->snooze (until, question->user_data);
}

static void
add_snooze (Question   *question,
            GtkWidget  *box,
            const char *text,
            const char *facts,
            gint64      until)
{
  GtkWidget *button = add_choice (question, box, text, facts);

  g_object_set_data_full (G_OBJECT (button), "until", g_memdup2 (&until, sizeof until), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_snooze_clicked_cb), question);
}

static void
add_post_snoozes (Question       *question,
                  GtkWidget      *box,
                  const GopsTick *tick,
                  gint64          now)
{
  const char *const texts[GOPS_N_SNOOZES] = { _("10 Minutes"), _("An Hour"), _("This Evening"), _("Tomorrow") };

  for (guint i = 0; i < GOPS_N_SNOOZES; i++)
    {
      gint64 until = gops_snooze_until ((GopsSnooze) i, now, tick->item->due);
      g_autofree char *clock = until != 0 ? gops_today_clock (until, until, NULL) : NULL;

      if (until != 0)
        add_snooze (question, box, texts[i], clock, until);
    }
}

/* People are looked after on a day, at no time of it. */
static void
add_people_snoozes (Question  *question,
                    GtkWidget *box,
                    gint64     now)
{
  int today = gops_day_of_instant (now, NULL);

  add_snooze (question, box, _("Tomorrow"), NULL, gops_instant_of_day (today + 1, 12 * 60, NULL));
  add_snooze (question, box, _("In Three Days"), NULL, gops_instant_of_day (today + LATER_DAYS, 12 * 60, NULL));
}

GtkWidget *
gops_ask_snooze (const GopsTick   *tick,
                 gint64            now,
                 GopsSnoozeChosen  chosen,
                 gpointer          user_data)
{
  GtkWidget *box;
  Question *question = question_new (&box);

  question->snooze = chosen;
  question->user_data = user_data;
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Put Off"), -1);
  if (tick->kind == GOPS_TICK_POST)
    add_post_snoozes (question, box, tick, now);
  else
    add_people_snoozes (question, box, now);
  return question->popover;
}

/* --- why --- */

static void
answer_why (Question   *question,
            const char *text)
{
  g_autofree char *reason = g_strstrip (g_strdup (text));

  if (*reason == '\0')
    return;
  gtk_popover_popdown (GTK_POPOVER (question->popover));
  question->skip (reason, question->user_data);
}

static void
on_reason_clicked_cb (Question  *question,
                      GtkWidget *button)
{
  answer_why (question, g_object_get_data (G_OBJECT (button), "reason"));
}

static void
on_reason_activate_cb (Question *question)
{
  answer_why (question, gtk_editable_get_text (GTK_EDITABLE (question->entry)));
}

GtkWidget *
gops_ask_skip (GopsSkipChosen chosen,
               gpointer       user_data)
{
  g_autofree const char **reasons = gops_skip_reasons_get ();
  GtkWidget *box;
  Question *question = question_new (&box);

  question->skip = chosen;
  question->user_data = user_data;
  question->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (question->entry), _("Why is it skipped?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason for skipping"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->popover), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Skip"), -1);
  g_signal_connect_swapped (question->entry, "activate", G_CALLBACK (on_reason_activate_cb), question);
  gtk_box_append (GTK_BOX (box), question->entry);
  for (guint i = 0; reasons[i] != NULL; i++)
    {
      GtkWidget *button = add_choice (question, box, reasons[i], NULL);

      g_object_set_data_full (G_OBJECT (button), "reason", g_strdup (reasons[i]), g_free);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_reason_clicked_cb), question);
    }
  return question->popover;
}

/* --- showing --- */

static gboolean
on_closed_idle_cb (gpointer data)
{
  g_autoptr (GtkWidget) popover = data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
on_closed_cb (GtkWidget *popover,
              GtkWidget *parent)
{
  g_idle_add (on_closed_idle_cb, g_object_ref (popover));
  (void) gtk_widget_grab_focus (parent);
}

static void
on_parent_destroyed_cb (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
}

void
gops_ask_over (GtkWidget *popover,
               GtkWidget *row,
               GtkWidget *parent)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT_ZERO;
  GdkRectangle at;

  if (!gtk_widget_compute_bounds (row, parent, &bounds))
    graphene_rect_init (&bounds, 0, 0, (float) gtk_widget_get_width (parent), FIRST_LINE);
  at = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, MIN ((int) bounds.size.height, FIRST_LINE) };
  gtk_widget_set_parent (popover, parent);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &at);
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_closed_cb), parent, 0);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (on_parent_destroyed_cb), popover, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}
