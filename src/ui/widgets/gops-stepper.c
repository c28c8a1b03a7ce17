/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a group, how far each is and how much advice waits there.
 *
 * Two faces show the same array of steps: a row of buttons, and, when there is little room,
 * one button with a dot for every step and the list of steps in its popover. Which one is seen
 * is decided while sizes are given, since only the words of a language tell what fits. The list is made when
 * it is opened: most windows are wide. */
#include "config.h"

#include "gops-stepper.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-count-pill.h"
#include "gops-mark.h"

typedef struct
{
  char         *id;
  char         *label;       /* translated */
  char         *icon_name;   /* (nullable) */
  guint         number;      /* 1-based */
  guint         advice;
  double        share;
  GopsStepState state;
  gboolean      apart;

  GtkWidget    *button;
  GtkWidget    *row;         /* (nullable): in the list */
  GtkWidget    *dot;
  GtkWidget    *marks[2];    /* in the button and (nullable) in the row: GopsStepMark or GtkImage */
  GtkWidget    *pills[2];    /* likewise */
} Step;

struct _GopsStepper
{
  GtkWidget parent_instance;

  GPtrArray *steps;     /* of Step */
  Step      *current;   /* (nullable), one of them */

  GtkWidget *wide;
  GtkWidget *narrow;    /* GtkMenuButton */
  GtkWidget *face;      /* what the narrow button shows */
  GtkWidget *face_name;
  GtkWidget *face_pill;
  GtkWidget *face_mark;    /* AdwBin, with the mark of the current step */
  GtkWidget *dots;
  GtkWidget *list;         /* (nullable) */
  gboolean   is_narrow;    /* told to be, whatever the room */
};

typedef enum { PROP_CURRENT = 1, PROP_NARROW } GopsStepperProp;
static GParamSpec *props[PROP_NARROW + 1];
static guint activated_signal;

G_DEFINE_FINAL_TYPE (GopsStepper, gops_stepper, GTK_TYPE_WIDGET)

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->id);
  g_free (step->label);
  g_free (step->icon_name);
  g_free (step);
}

static Step *
find_step (GopsStepper *self,
           const char  *id)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      Step *step = g_ptr_array_index (self->steps, i);

      if (g_strcmp0 (step->id, id) == 0)
        return step;
    }
  return NULL;
}

static const char *
describe_state (const Step *step)
{
  switch (step->state)
    {
    case GOPS_STEP_EMPTY:   return _("not started");
    case GOPS_STEP_STARTED: return _("started");
    case GOPS_STEP_DONE:    return _("done");
    }
  return "";
}

static char *
describe_step (const Step *step)
{
  GString *text = g_string_new (step->label);

  if (!step->apart)
    g_string_append_printf (text, ", %s", describe_state (step));
  if (step->advice > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%u piece of advice", "%u pieces of advice", step->advice), step->advice);
    }
  return g_string_free (text, FALSE);
}

static void
show_mark (GtkWidget  *mark,
           const Step *step)
{
  if (GOPS_IS_STEP_MARK (mark))
    gops_step_mark_set_state (GOPS_STEP_MARK (mark), step->state, step->share);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static GtkWidget *
create_mark (const Step *step)
{
  GtkWidget *mark;

  if (step->icon_name == NULL)
    return gops_step_mark_new (step->number);

  mark = gtk_image_new_from_icon_name (step->icon_name);
  gtk_widget_set_size_request (mark, 22, 22);
  return mark;
}

static void
show_face (GopsStepper *self)
{
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  if (self->current == NULL)
    return;

  gtk_label_set_label (GTK_LABEL (self->face_name), self->current->label);
  gops_count_pill_set_count (GOPS_COUNT_PILL (self->face_pill), self->current->advice);
  show_mark (adw_bin_get_child (ADW_BIN (self->face_mark)), self->current);
  text = describe_step (self->current);
  label = g_strdup_printf (_("Step %u of %u: %s"), self->current->number, self->steps->len, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->narrow), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_step (GopsStepper *self,
           Step        *step)
{
  g_autofree char *text = describe_step (step);

  for (guint i = 0; i < G_N_ELEMENTS (step->marks) && step->marks[i] != NULL; i++)
    {
      show_mark (step->marks[i], step);
      gops_count_pill_set_count (GOPS_COUNT_PILL (step->pills[i]), step->advice);
    }
  set_class (step->button, "empty", step->state == GOPS_STEP_EMPTY);
  set_class (step->button, "current", step == self->current);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (step->button), step == self->current);
  gtk_accessible_update_property (GTK_ACCESSIBLE (step->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (step->row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (step->row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);

  gops_mark_set_shape (GOPS_MARK (step->dot), step == self->current || step->state == GOPS_STEP_DONE ? GOPS_MARK_SHAPE_DISC
                                                                                                     : GOPS_MARK_SHAPE_RING);
  set_class (step->dot, "gops-jade-mark", step->state == GOPS_STEP_DONE && step != self->current);
  set_class (step->dot, "gops-faint", step->state != GOPS_STEP_DONE && step != self->current);
  if (step == self->current)
    show_face (self);
}

static void
activate_step (GopsStepper *self,
               Step        *step)
{
  g_autofree char *id = g_strdup (step->id);

  /* a toggle changes before its page does; the window decides */
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (step->button), step == self->current);
  g_signal_emit (self, activated_signal, 0, id);
}

static void
on_button_clicked_cb (GopsStepper *self,
                      GtkWidget   *button)
{
  Step *step = find_step (self, g_object_get_data (G_OBJECT (button), "step"));

  if (step != NULL)
    activate_step (self, step);
}

static void
on_list_row_activated_cb (GopsStepper   *self,
                          GtkListBoxRow *row)
{
  Step *step = find_step (self, g_object_get_data (G_OBJECT (row), "step"));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->narrow));
  if (step != NULL)
    activate_step (self, step);
}

static GtkWidget *
create_content (Step *step,
                int   place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (step->label);

  step->marks[place] = create_mark (step);
  step->pills[place] = gops_count_pill_new (0);
  gtk_widget_add_css_class (name, "name");
  gtk_box_append (GTK_BOX (box), step->marks[place]);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), step->pills[place]);
  return box;
}

static void
add_joint (GopsStepper *self,
           gboolean     apart)
{
  GtkWidget *joint = g_object_new (ADW_TYPE_BIN, "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (joint, apart ? "apart" : "joint");
  gtk_widget_set_size_request (joint, apart ? 1 : 14, -1);
  gtk_box_append (GTK_BOX (self->wide), joint);
}

static void
add_step (GopsStepper *self,
          Step        *step)
{
  Step *first = g_ptr_array_index (self->steps, 0);

  if (step->number > 1)
    add_joint (self, step->apart);

  step->button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (step->button), create_content (step, 0));
  if (step != first)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (step->button), GTK_TOGGLE_BUTTON (first->button));
  g_object_set_data (G_OBJECT (step->button), "step", step->id);
  g_signal_connect_object (step->button, "clicked", G_CALLBACK (on_button_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->wide), step->button);

  step->dot = g_object_new (GOPS_TYPE_MARK, "width-request", 10, "height-request", 10, NULL);
  gtk_box_append (GTK_BOX (self->dots), step->dot);
  gtk_widget_set_visible (step->dot, !step->apart);
}

static void
add_row (GopsStepper *self,
         Step        *step)
{
  step->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (step->row), create_content (step, 1));
  g_object_set_data (G_OBJECT (step->row), "step", step->id);
  gtk_list_box_append (GTK_LIST_BOX (self->list), step->row);
  show_step (self, step);
}

/* The narrow button is pressed. */
static void
on_popup_wanted_cb (GtkMenuButton *button,
                    gpointer       user_data)
{
  GopsStepper *self = user_data;
  GtkWidget *popover;

  if (self->list != NULL)
    return;
  popover = gtk_popover_new ();
  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_list_row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), self->list);
  gtk_widget_set_size_request (self->list, 240, -1);
  gtk_menu_button_set_popover (button, popover);
  for (guint i = 0; i < self->steps->len; i++)
    add_row (self, g_ptr_array_index (self->steps, i));
}

static void
clear_children (GtkWidget *parent,
                void     (*remove) (GtkWidget *parent, GtkWidget *child))
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    remove (parent, child);
}

static void
clear_steps (GopsStepper *self)
{
  self->current = NULL;
  clear_children (self->wide, (gpointer) gtk_box_remove);
  clear_children (self->dots, (gpointer) gtk_box_remove);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->narrow), NULL);
  adw_bin_set_child (ADW_BIN (self->face_mark), NULL);
  self->list = NULL;
  g_ptr_array_set_size (self->steps, 0);
}

static int
minimum_of (GtkWidget      *widget,
            GtkOrientation  orientation,
            int            *out_natural)
{
  int minimum;

  gtk_widget_measure (widget, orientation, -1, &minimum, out_natural, NULL, NULL);
  return minimum;
}

static void
gops_stepper_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  GopsStepper *self = GOPS_STEPPER (widget);
  int wide_natural, wide_minimum = minimum_of (self->wide, orientation, &wide_natural);
  int narrow_natural, narrow_minimum = minimum_of (self->narrow, orientation, &narrow_natural);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? narrow_minimum : MAX (wide_minimum, narrow_minimum);
  *natural = MAX (*minimum, self->is_narrow ? narrow_natural : wide_natural);
}

static void
gops_stepper_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  GopsStepper *self = GOPS_STEPPER (widget);
  gboolean narrow = self->is_narrow || minimum_of (self->wide, GTK_ORIENTATION_HORIZONTAL, NULL) > width;
  GtkWidget *shown = narrow ? self->narrow : self->wide;

  gtk_widget_set_child_visible (self->wide, !narrow);
  gtk_widget_set_child_visible (self->narrow, narrow);
  gtk_widget_allocate (shown, width, height, baseline, NULL);
}

static void
gops_stepper_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  GopsStepper *self = GOPS_STEPPER (object);

  switch ((GopsStepperProp) id)
    {
    case PROP_CURRENT: g_value_set_string (value, gops_stepper_get_current (self)); break;
    case PROP_NARROW:  g_value_set_boolean (value, self->is_narrow);                break;
    }
}

static void
gops_stepper_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  GopsStepper *self = GOPS_STEPPER (object);

  switch ((GopsStepperProp) id)
    {
    case PROP_CURRENT: gops_stepper_set_current (self, g_value_get_string (value)); break;
    case PROP_NARROW:  gops_stepper_set_narrow (self, g_value_get_boolean (value)); break;
    }
}

static void
gops_stepper_dispose (GObject *object)
{
  GopsStepper *self = GOPS_STEPPER (object);

  g_clear_pointer (&self->wide, gtk_widget_unparent);
  g_clear_pointer (&self->narrow, gtk_widget_unparent);
  self->current = NULL;
  G_OBJECT_CLASS (gops_stepper_parent_class)->dispose (object);
}

static void
gops_stepper_finalize (GObject *object)
{
  g_ptr_array_unref (GOPS_STEPPER (object)->steps);
  G_OBJECT_CLASS (gops_stepper_parent_class)->finalize (object);
}

static void
gops_stepper_class_init (GopsStepperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gops_stepper_get_property;
  object_class->set_property = gops_stepper_set_property;
  object_class->dispose = gops_stepper_dispose;
  object_class->finalize = gops_stepper_finalize;

  props[PROP_CURRENT] = g_param_spec_string ("current", NULL, NULL, NULL, flags);
  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  activated_signal = g_signal_new ("activated", GOPS_TYPE_STEPPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);

  widget_class->measure = gops_stepper_measure;
  widget_class->size_allocate = gops_stepper_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "gops-stepper");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
create_narrow_face (GopsStepper *self)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("pan-down-symbolic");

  self->face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->face_mark = adw_bin_new ();
  self->face_name = gtk_label_new (NULL);
  self->face_pill = gops_count_pill_new (0);
  self->dots = g_object_new (GTK_TYPE_BOX, "spacing", 4, "hexpand", TRUE, "halign", GTK_ALIGN_END, NULL);
  gtk_widget_add_css_class (self->face_name, "name");
  gtk_label_set_ellipsize (GTK_LABEL (self->face_name), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->face), self->face_mark);
  gtk_box_append (GTK_BOX (self->face), self->face_name);
  gtk_box_append (GTK_BOX (self->face), self->face_pill);
  gtk_box_append (GTK_BOX (self->face), self->dots);
  gtk_box_append (GTK_BOX (self->face), arrow);

  self->narrow = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->narrow), self->face);
  gtk_widget_set_halign (gtk_widget_get_parent (self->face), GTK_ALIGN_FILL);   /* the button would centre it */
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->narrow), on_popup_wanted_cb, self, NULL);
  gtk_widget_add_css_class (self->narrow, "narrow");
}

static void
gops_stepper_init (GopsStepper *self)
{
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->wide = g_object_new (GTK_TYPE_BOX, "spacing", 3, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (self->wide, "steps");
  create_narrow_face (self);

  gtk_widget_set_parent (self->wide, GTK_WIDGET (self));
  gtk_widget_set_parent (self->narrow, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Steps"), -1);
}

GtkWidget *
gops_stepper_new (void)
{
  return g_object_new (GOPS_TYPE_STEPPER, NULL);
}

void
gops_stepper_set_steps (GopsStepper    *self,
                        const GopsStep *steps,
                        guint           n_steps)
{
  g_return_if_fail (GOPS_IS_STEPPER (self));

  clear_steps (self);
  for (guint i = 0; i < n_steps; i++)
    {
      Step *step = g_new0 (Step, 1);

      step->id = g_strdup (steps[i].id);
      step->label = g_strdup (_(steps[i].label));
      step->icon_name = g_strdup (steps[i].icon_name);
      step->apart = steps[i].apart;
      step->number = i + 1;
      g_ptr_array_add (self->steps, step);
      add_step (self, step);
      show_step (self, step);
    }
}

void
gops_stepper_set_state (GopsStepper   *self,
                        const char    *id,
                        GopsStepState  state,
                        double         share)
{
  Step *step;

  g_return_if_fail (GOPS_IS_STEPPER (self));

  step = find_step (self, id);
  if (step == NULL || (step->state == state && step->share == share))
    return;

  step->state = state;
  step->share = share;
  show_step (self, step);
}

void
gops_stepper_set_advice (GopsStepper *self,
                         const char  *id,
                         guint        n_open)
{
  Step *step;

  g_return_if_fail (GOPS_IS_STEPPER (self));

  step = find_step (self, id);
  if (step == NULL || step->advice == n_open)
    return;

  step->advice = n_open;
  show_step (self, step);
}

const char *
gops_stepper_get_current (GopsStepper *self)
{
  g_return_val_if_fail (GOPS_IS_STEPPER (self), NULL);

  return self->current != NULL ? self->current->id : NULL;
}

void
gops_stepper_set_current (GopsStepper *self,
                          const char  *id)
{
  Step *before;

  g_return_if_fail (GOPS_IS_STEPPER (self));

  before = self->current;
  self->current = find_step (self, id);
  if (self->current == before)
    return;

  adw_bin_set_child (ADW_BIN (self->face_mark), self->current != NULL ? create_mark (self->current) : NULL);
  if (before != NULL)
    show_step (self, before);
  if (self->current != NULL)
    show_step (self, self->current);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CURRENT]);
}

void
gops_stepper_set_narrow (GopsStepper *self,
                         gboolean     narrow)
{
  g_return_if_fail (GOPS_IS_STEPPER (self));

  if (self->is_narrow == !!narrow)
    return;

  self->is_narrow = !!narrow;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

const char *
gops_stepper_get_neighbour (GopsStepper *self,
                            int          by)
{
  guint position;

  g_return_val_if_fail (GOPS_IS_STEPPER (self), NULL);

  if (self->current == NULL || !g_ptr_array_find (self->steps, self->current, &position))
    return NULL;
  if ((by < 0 && position == 0) || (by > 0 && position + 1 >= self->steps->len))
    return NULL;

  return ((Step *) g_ptr_array_index (self->steps, by < 0 ? position - 1 : position + 1))->id;
}
