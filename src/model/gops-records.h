/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All records of a workspace. */

#include "gops-budget-item.h"
#include "gops-clause.h"
#include "gops-flow-arrow.h"
#include "gops-flow-node.h"
#include "gops-goal-sample.h"
#include "gops-goal.h"
#include "gops-group.h"
#include "gops-identity.h"
#include "gops-member-row.h"
#include "gops-membership.h"
#include "gops-method-template.h"
#include "gops-outreach-attempt.h"
#include "gops-outreach.h"
#include "gops-person.h"
#include "gops-persona.h"
#include "gops-picture.h"
#include "gops-plan-item.h"
#include "gops-positioning.h"
#include "gops-poster-record.h"
#include "gops-rule-version.h"
#include "gops-scene.h"
#include "gops-setting.h"
#include "gops-tier-run.h"
