/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sign-up list from a chat (接龙) becomes check-ins, orders or a list of who takes part. */
#pragma once

#include "gops-group-maker.h"
#include "gops-import-report.h"
#include "gops-person-finder.h"
#include "gops-sign-up-list.h"

/* The same list comes again, longer each time somebody has joined in: what is there is known by group, day, title and
 * purpose, an entry by its name. Only what is new or different is written, and who is not on the newer list stays. Who
 * has called off loses their check-in or order, and does not become a member. Somebody who is on the list twice, by two of
 * their names, has checked in once; what they ordered adds up. */

typedef enum
{
  GOPS_SIGN_UP_FOR_CHECK_IN,
  GOPS_SIGN_UP_FOR_ORDER,
  GOPS_SIGN_UP_FOR_TAKING_PART,
} GopsSignUpPurpose;

#define GOPS_SIGN_UP_N_PURPOSES (GOPS_SIGN_UP_FOR_TAKING_PART + 1)

/** gops_sign_up_purpose_id: Returns: "check-in", "order", "sign-up" */
const char *gops_sign_up_purpose_id    (GopsSignUpPurpose   self);

/** gops_sign_up_purpose_label: Returns: untranslated: show it through gettext */
const char *gops_sign_up_purpose_label (GopsSignUpPurpose   self);
gboolean    gops_sign_up_purpose_find  (const char         *id,
                                        GopsSignUpPurpose  *out_purpose);

/** gops_sign_up_guess_purpose: Returns: what the list seems to be for: check-ins where it says so, orders where it tells a price */
GopsSignUpPurpose gops_sign_up_guess_purpose (const GopsSignUpList *list);

/**
 * GopsSignUpTerms: what the list is
 * @day: YYYY-MM-DD
 * @title: (nullable): %NULL or "": what stands above the list
 * @price: of one piece, for orders; smallest units of @currency
 * @add_people: who is not known becomes a member of the group
 * @corrected: (nullable) (element-type guint gdouble): counts that somebody gave, by the line of the text
 * @chosen: (nullable) (element-type guint gint64): people who somebody said bear a name that several have, by the line of the
 *   text; 0 for an entry without a person
 * @sign_up: the list that is there and gets the entries, whatever its day and title; 0: found by them, or a new one
 * @new_group: (nullable): where @group is 0: the group that is made for the list, and goes when the list is undone
 */
typedef struct
{
  GopsSignUpPurpose     purpose;
  gint64                group;
  const char           *day;
  const char           *title;
  gint64                price;
  const char           *currency;
  gboolean              add_people;
  GHashTable           *corrected;
  GHashTable           *chosen;
  gint64                sign_up;
  const GopsGroupDraft *new_group;
} GopsSignUpTerms;

/** GopsSignUpStatus: what becomes of an entry */
typedef enum
{
  GOPS_SIGN_UP_NEW,
  GOPS_SIGN_UP_CHANGED,     /* it was there, with another count or remark, or now it is known who it is */
  GOPS_SIGN_UP_SAME,
  GOPS_SIGN_UP_LEFT_OUT,    /* of somebody who was forgotten */
} GopsSignUpStatus;

/**
 * GopsSignUpLine:
 * @line: of the text, from 1
 * @name: (owned): as it stands there
 * @count: 0: called off, or a duty that was not done
 * @absence: (nullable): static, for people: why it does not count
 * @unit: (owned): as said there, else that of the list
 * @remark: (owned)
 * @person: 0: not known
 * @found: why
 * @is_chosen: somebody said who it is
 * @namesakes: (owned) (nullable) (element-type GopsNamesake): who may be meant, where several have the name
 * @same_as: (nullable): the name of a line further up that means the same person
 * @doubt: (owned) (nullable): for people: why the count may be another
 */
typedef struct
{
  guint            line;
  char            *name;
  double           count;
  const char      *absence;
  char            *unit;
  char            *remark;
  gint64           person;
  GopsFound        found;
  gboolean         is_chosen;
  GPtrArray       *namesakes;
  GopsSignUpStatus status;
  const char      *same_as;
  char            *doubt;
} GopsSignUpLine;

/**
 * GopsSignUpReport:
 * @title: (owned): of the list
 * @day: (owned): that it was taken for
 * @unit: (owned)
 * @group: that the list is of; after a try a new one is not there
 * @lines: (owned) (element-type GopsSignUpLine): in their order
 * @n_new: entries that come and count, as @n_same
 * @n_called_off: entries that do not count
 * @n_again: entries that mean somebody who stands further up
 * @n_unsure: entries whose count is in doubt, or whose name several people have and nobody said who it is
 * @n_people: who are on it and have not called off, each once
 */
typedef struct
{
  char      *title;
  char      *day;
  char      *unit;
  gint64     group;
  GPtrArray *lines;
  guint      n_new, n_changed, n_same, n_unknown, n_called_off, n_again, n_unsure, n_added, n_people;
} GopsSignUpReport;

/**
 * gops_sign_up_import:
 * @text: UTF-8
 * @dry: say what would happen, write nothing
 *
 * One action that can be undone; a list that tells nothing new leaves none. Errors: %GOPS_INTAKE_ERROR_NOTHING when it is
 * no such list, those of gops_method_create_group() and those of the store
 */
GopsSignUpReport *gops_sign_up_import         (GopsStore               *store,
                                               const char              *text,
                                               const GopsSignUpTerms   *terms,
                                               gboolean                 dry,
                                               GError                 **error);

/** gops_sign_up_import_list: the same with a list that was read; it has at least one entry */
GopsSignUpReport *gops_sign_up_import_list    (GopsStore               *store,
                                               GopsSignUpList              *list,
                                               const GopsSignUpTerms   *terms,
                                               gboolean                 dry,
                                               GError                 **error);

/**
 * gops_sign_up_take_names:
 * @item: a plan item whose sign-up list is meant; one without gets a list
 * @text: a sign-up list as it was passed on in a chat; else a name a line
 * @out_n: (out): how many entries are new or say something else now
 *
 * One action that can be undone.
 */
gboolean          gops_sign_up_take_names     (GopsStore               *store,
                                               gpointer                 item,
                                               const char              *text,
                                               guint                   *out_n,
                                               GError                 **error);
void              gops_sign_up_report_free    (GopsSignUpReport        *self);

/** gops_sign_up_report_to_json: Returns: (transfer full): the object that groupops-cli prints */
JsonNode         *gops_sign_up_report_to_json (const GopsSignUpReport  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsSignUpReport, gops_sign_up_report_free)
