/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The people of a Slack workspace, by their ids. */
#pragma once

#include "gops-chat-entry.h"
#include "gops-json-elements.h"

#define GOPS_SLACK_MAX_PEOPLE 500000

typedef struct _GopsSlackPeople GopsSlackPeople;

GopsSlackPeople *gops_slack_people_new     (void);
void             gops_slack_people_free    (GopsSlackPeople *self);

/** gops_slack_people_add: @user: an object of users.json; the first of an id counts */
void             gops_slack_people_add     (GopsSlackPeople *self,
                                            JsonObject      *user);

/**
 * gops_slack_people_find:
 * @id: "" for nobody
 * @profile: (nullable): what a message says of a sender whom users.json may not have: somebody of another workspace
 *
 * Returns: the person, whose texts live as long as @self; but for @id, which is @id where nobody is known by it
 */
GopsChatPerson   gops_slack_people_find    (GopsSlackPeople *self,
                                            const char      *id,
                                            JsonObject      *profile);

/** gops_slack_people_is_deleted: whether the account is closed */
gboolean         gops_slack_people_is_deleted (GopsSlackPeople *self,
                                               const char      *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsSlackPeople, gops_slack_people_free)
