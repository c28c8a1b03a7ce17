/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sign-up list is for. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-sign-up-import.h"

static const struct
{
  const char *id;
  const char *label;
} purposes[GOPS_SIGN_UP_N_PURPOSES] = {
  [GOPS_SIGN_UP_FOR_CHECK_IN] = { "check-in", N_("Check-ins") },
  [GOPS_SIGN_UP_FOR_ORDER] = { "order", N_("Orders") },
  [GOPS_SIGN_UP_FOR_TAKING_PART] = { "sign-up", N_("List of who takes part") },
};

const char *
gops_sign_up_purpose_id (GopsSignUpPurpose self)
{
  g_return_val_if_fail (self < GOPS_SIGN_UP_N_PURPOSES, NULL);

  return purposes[self].id;
}

const char *
gops_sign_up_purpose_label (GopsSignUpPurpose self)
{
  g_return_val_if_fail (self < GOPS_SIGN_UP_N_PURPOSES, NULL);

  return purposes[self].label;
}

gboolean
gops_sign_up_purpose_find (const char        *id,
                           GopsSignUpPurpose *out_purpose)
{
  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    if (g_str_equal (purposes[i].id, id))
      {
        *out_purpose = (GopsSignUpPurpose) i;
        return TRUE;
      }
  return FALSE;
}

GopsSignUpPurpose
gops_sign_up_guess_purpose (const GopsSignUpList *list)
{
  static const char *const duties[] = { "打卡", "签到", "check-in", "Check-in", "check in", "Check in" };

  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    if (strstr (list->title, duties[i]) != NULL)
      return GOPS_SIGN_UP_FOR_CHECK_IN;
  return *list->price != '\0' ? GOPS_SIGN_UP_FOR_ORDER : GOPS_SIGN_UP_FOR_TAKING_PART;
}
