/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one vCard says of somebody, property by property, in the columns of a table. */
#pragma once

#include "gops-member-mapping.h"
#include "gops-vcard-lines.h"

#define GOPS_VCARD_OWN    "X-GROUPOPS-FIELD"   /* an own field, whose name is its parameter X-NAME */
#define GOPS_VCARD_PREFIX "X-GROUPOPS-"   /* before a member field's id: what cards that we write say besides */

/**
 * GopsVcardColumn: those of members first, under the number of their field
 */
typedef enum
{
  GOPS_VCARD_PHONE_2 = GOPS_MEMBER_N_FIELDS,
  GOPS_VCARD_PHONE_3,
  GOPS_VCARD_EMAIL_2,
  GOPS_VCARD_ORGANISATION,
  GOPS_VCARD_TITLE,
} GopsVcardColumn;

#define GOPS_VCARD_N_COLUMNS (GOPS_VCARD_TITLE + 1)

/**
 * GopsVcardCard:
 * @cells: (owned): one for each column; complete after gops_vcard_card_finish()
 * @own: (owned) (element-type utf8 utf8): what own fields say, by their names
 * @own_names: (owned) (element-type utf8): of those that any card had so far, in the order in which they came
 * @phones: (owned): numbers met so far
 * @emails: (owned): addresses met so far
 * @no_person: the card is that of a group, a place or a thing
 * @too_long: a value is beyond the limit of a cell
 */
typedef struct
{
  GString  *cells[GOPS_VCARD_N_COLUMNS];
  GHashTable *own;
  GPtrArray  *own_names;
  GArray   *phones;
  GArray   *emails;
  gboolean  no_person;
  gboolean  too_long;
} GopsVcardCard;

/** gops_vcard_column_get_header: Returns: the word over a column, which gops_member_mapping_guess() knows */
const char *gops_vcard_column_get_header (guint                    column);

/** gops_vcard_card_is_wanted: whether a card looks at properties of that name */
gboolean    gops_vcard_card_is_wanted    (const char              *name);

void        gops_vcard_card_init         (GopsVcardCard           *self);
void        gops_vcard_card_clear        (GopsVcardCard           *self);

/** gops_vcard_card_begin: empties it */
void        gops_vcard_card_begin        (GopsVcardCard           *self);

/** gops_vcard_card_take: @property: the last that @lines gave */
void        gops_vcard_card_take         (GopsVcardCard           *self,
                                          GopsVcardLines          *lines,
                                          const GopsVcardProperty *property);
void        gops_vcard_card_finish       (GopsVcardCard           *self);
