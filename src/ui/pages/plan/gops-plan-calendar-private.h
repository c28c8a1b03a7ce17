/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files that make the calendar: the widget and its period (gops-plan-calendar.c), what it loads and shows (-fill),
 * what is done with items (-use). */
#pragma once

#include "gops-content-days.h"
#include "gops-plan-board.h"
#include "gops-plan-calendar.h"
#include "gops-plan-cards.h"
#include "gops-plan-filters.h"
#include "gops-responsive-bin.h"
#include "gops-week-grid.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_PLAN_MONTH,
  GOPS_PLAN_WEEK,
  GOPS_PLAN_AGENDA,
  GOPS_PLAN_BOARD_VIEW,
  GOPS_PLAN_N_VIEWS
} GopsPlanView;

struct _GopsPlanCalendar
{
  AdwBin parent_instance;

  GopsSession     *session;    /* (owned) (nullable) */
  GSettings       *settings;   /* (owned) (nullable) */
  GArray          *groups;     /* (owned) (nullable): all */
  gint64           group;      /* the only one; 0 */
  GopsContentDays *days;       /* (owned): what is said of the days */
  GListStore      *items;      /* (owned) (element-type GopsPlanCard): of the month */
  GopsPlanCards   *cards;      /* (owned) (nullable): what is shown */
  GPtrArray       *slots;      /* (owned) (element-type GopsPlanCard): free weekly slots, shown as places */
  GHashTable      *chosen;     /* (owned): keys of cards, by Ctrl and click */
  GCancellable    *loading;    /* (owned) (nullable) */
  char            *today;      /* (owned): date */
  char             date[16];   /* a card's, for the month */
  int              week_start; /* 1 Monday … 7 Sunday */
  gint64           listed_group;  /* whose agenda was last made, as which view: another one begins at today */
  GopsPlanView     listed_view;
  gboolean         anything;   /* there is a plan at all */
  gboolean         started;    /* went to today */
  GopsPlanView     view;

  GopsResponsiveBin *responsive;
  GtkWidget         *toolbar;
  GtkLabel          *month_label;
  GtkWidget         *month_buttons;
  GtkWidget         *today_button;
  GtkWidget         *month_toggle, *week_toggle, *agenda_toggle, *board_toggle;
  GtkWidget         *month_word, *week_word, *agenda_word, *board_word;
  GtkToggleButton   *find_toggle;
  GtkMenuButton     *filter_button;
  GtkSearchBar      *find_bar;
  GtkEditable       *find_entry;
  GtkBox            *tools;
  GtkStack          *stack;
  AdwBin            *empty;
  GopsMonthGrid     *grid;
  GopsWeekGrid      *week;
  GtkBox            *agenda;
  GopsPlanBoard     *board;
  GtkRevealer       *chosen_bar;
  GtkLabel          *chosen_label;

  GopsPlanFilters   *filters;   /* borrowed: in the popover of the filter button */
};

gboolean      gops_plan_calendar_is_narrow (GopsPlanCalendar *self);

/* The first and the last day that the view shows. */
void          gops_plan_calendar_get_range (GopsPlanCalendar *self,
                                            int              *out_from,
                                            int              *out_to);

/* Loads what the view needs, and shows it. */
void          gops_plan_calendar_load      (GopsPlanCalendar *self);
/* Shows again what is there. */
void          gops_plan_calendar_fill      (GopsPlanCalendar *self);
gboolean      gops_plan_calendar_read_month (gpointer         object,
                                             GopsMonthItem   *out_item,
                                             gpointer         user_data);
void          gops_plan_calendar_fill_day  (const char       *date,
                                            GopsMonthDay     *out_day,
                                            gpointer          user_data);

/* Free weekly slots of the days that are shown. */
void          gops_plan_calendar_load_slots (GopsPlanCalendar *self);
/* Begins an item in the free slot that is called @key. Returns: whether there is one */
gboolean      gops_plan_calendar_fill_slot (GopsPlanCalendar *self,
                                            gint64            key);

/* (transfer none) (nullable) */
GopsPlanCard *gops_plan_calendar_find_card (GopsPlanCalendar *self,
                                            gint64            key);

/* What signals of the views ask for. */
void          gops_plan_calendar_open      (GopsPlanCalendar *self,
                                            gint64            key);
void          gops_plan_calendar_move      (GopsPlanCalendar *self,
                                            gint64            key,
                                            const char       *date,
                                            const char       *time);
void          gops_plan_calendar_remove    (GopsPlanCalendar *self,
                                            gint64            key);
void          gops_plan_calendar_command   (GopsPlanCalendar *self,
                                            gint64            key,
                                            const char       *command);
void          gops_plan_calendar_put       (GopsPlanCalendar *self,
                                            gint64            key,
                                            const char       *status);
void          gops_plan_calendar_add       (GopsPlanCalendar *self,
                                            const char       *date);
/* To those that are chosen. */
void          gops_plan_calendar_use_chosen (GopsPlanCalendar *self,
                                             const char       *command);
void          gops_plan_calendar_show_chosen (GopsPlanCalendar *self);

G_END_DECLS
