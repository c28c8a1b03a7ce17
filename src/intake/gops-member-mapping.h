/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a foreign table is which fact about a member. */
#pragma once

#include "gops-mapping.h"

typedef enum
{
  GOPS_MEMBER_FIELD_IGNORE,
  GOPS_MEMBER_FIELD_NAME,
  GOPS_MEMBER_FIELD_GIVEN_NAME,
  GOPS_MEMBER_FIELD_FAMILY_NAME,
  GOPS_MEMBER_FIELD_NICKNAME,
  GOPS_MEMBER_FIELD_EXTERNAL_ID,   /* on the group's platform; those that follow are on their own */
  GOPS_MEMBER_FIELD_WECHAT,
  GOPS_MEMBER_FIELD_WECOM,
  GOPS_MEMBER_FIELD_QQ,
  GOPS_MEMBER_FIELD_TELEGRAM,
  GOPS_MEMBER_FIELD_DISCORD,
  GOPS_MEMBER_FIELD_SLACK,
  GOPS_MEMBER_FIELD_FEISHU,
  GOPS_MEMBER_FIELD_DINGTALK,
  GOPS_MEMBER_FIELD_PHONE,
  GOPS_MEMBER_FIELD_EMAIL,
  GOPS_MEMBER_FIELD_BIRTHDAY,
  GOPS_MEMBER_FIELD_JOINED_ON,
  GOPS_MEMBER_FIELD_LEFT_ON,
  GOPS_MEMBER_FIELD_LAST_SPOKE,
  GOPS_MEMBER_FIELD_MESSAGES,
  GOPS_MEMBER_FIELD_ACTIVE_DAYS,
  GOPS_MEMBER_FIELD_INVITES,
  GOPS_MEMBER_FIELD_CHECKINS,
  GOPS_MEMBER_FIELD_PURCHASES,
  GOPS_MEMBER_FIELD_POINTS,
  GOPS_MEMBER_FIELD_ROLE,
  GOPS_MEMBER_FIELD_TAGS,
  GOPS_MEMBER_FIELD_INVITED_BY,
  GOPS_MEMBER_FIELD_NOTE,
} GopsMemberField;

#define GOPS_MEMBER_N_FIELDS (GOPS_MEMBER_FIELD_NOTE + 1)

/* Fields that are accounts, from GOPS_MEMBER_FIELD_EXTERNAL_ID on. */
#define GOPS_MEMBER_N_ACCOUNTS (GOPS_MEMBER_FIELD_DINGTALK - GOPS_MEMBER_FIELD_EXTERNAL_ID + 1)

/** gops_member_field_is_account: Returns: whether @field is an account on any platform */
gboolean gops_member_field_is_account (GopsMemberField field);

/**
 * gops_member_field_get_platform:
 * @group: the platform of the group that the members come to
 *
 * Returns: whose account @field is: an id of the method's platforms
 */
const char *gops_member_field_get_platform (GopsMemberField  field,
                                            const char      *group);

/** gops_member_field_get_info: Returns: (transfer none): id, label and kind of @field */
const GopsMappingField *gops_member_field_get_info (GopsMemberField field);

/**
 * gops_member_field_from_id:
 * @id: "joined-on", "joined_on" …
 *
 * Returns: whether there is such a field
 */
gboolean gops_member_field_from_id (const char       *id,
                                    GopsMemberField  *out_field);

/**
 * gops_member_mapping_guess:
 * @headers: the words over the columns
 * @out_fields: one field for each of the @n columns; no field but IGNORE is given twice
 *
 * Returns: how many columns were recognised
 */
guint    gops_member_mapping_guess (const char *const  *headers,
                                    guint               n,
                                    GopsMemberField    *out_fields);
