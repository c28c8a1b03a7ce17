/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of contacts that chatlog writes: UserName,Alias,Remark,NickName without any quoting. */
#pragma once

#include "gops-table-source.h"

/* A comma too many belongs to the last column. Groups among the contacts are no people and are passed over. The first
 * record names the columns, in words that gops_member_mapping_guess() knows. */
typedef struct _GopsContactList GopsContactList;

/** gops_contact_list_is: @text: the beginning of a file; Returns: whether it is such a list */
gboolean         gops_contact_list_is           (const char      *text);

/** gops_contact_list_new: @decoder: (transfer full); Returns: (transfer full): a GopsTableSource; free it as one */
GopsContactList *gops_contact_list_new          (GopsTextDecoder *decoder);

/** gops_contact_list_get_n_groups: Returns: how many groups were passed over so far */
guint64          gops_contact_list_get_n_groups (GopsContactList *self);
