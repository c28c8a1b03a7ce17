/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of money as shops, spreadsheets and people write them. */
#include "config.h"

#include "gops-amount-reader.h"

#include <string.h>

#include "gops-money.h"

#define MAX_DIGITS   24
#define MAX_BYTES    200   /* of a text that can be an amount */

/* A sign, and what else may be the currency where it is the one that is expected: of @others the blanks part codes. */
static const struct
{
  const char *sign;      /* lower case; the longer ones stand first */
  const char *currency;
  const char *others;
} signs[] = {
  { "人民币", "CNY", "" },  { "cn¥", "CNY", "" },     { "rmb", "CNY", "" },      { "hk$", "HKD", "" },
  { "nt$", "TWD", "" },     { "us$", "USD", "" },     { "au$", "AUD", "" },      { "ca$", "CAD", "" },
  { "a$", "AUD", "" },      { "c$", "CAD", "" },      { "s$", "SGD", "" },       { "r$", "BRL", "" },
  { "mx$", "MXN", "" },     { "nz$", "NZD", "" },     { "港币", "HKD", "" },     { "港元", "HKD", "" },
  { "美元", "USD", "" },    { "美金", "USD", "" },    { "欧元", "EUR", "" },     { "英镑", "GBP", "" },
  { "日元", "JPY", "" },    { "日圆", "JPY", "" },    { "台币", "TWD", "" },     { "元", "CNY", "HKD TWD MOP" },
  { "块钱", "CNY", "" },    { "块", "CNY", "" },      { "円", "JPY", "" },       { "圆", "CNY", "JPY" },
  { "원", "KRW", "" },      { "¥", "CNY", "JPY" },    { "$", "USD", "AUD CAD SGD HKD TWD NZD MXN ARS CLP COP MOP" },
  { "€", "EUR", "" },       { "£", "GBP", "EGP LBP" }, { "₩", "KRW", "" },      { "₹", "INR", "" },
  { "₽", "RUB", "" },       { "руб", "RUB", "" },     { "₫", "VND", "" },        { "đ", "VND", "" },
  { "฿", "THB", "" },       { "₱", "PHP", "" },       { "₺", "TRY", "" },        { "₴", "UAH", "" },
  { "₦", "NGN", "" },       { "zł", "PLN", "" },      { "kč", "CZK", "" },       { "ft", "HUF", "" },
  { "rs", "INR", "PKR LKR NPR" }, { "rp", "IDR", "" }, { "rm", "MYR", "" },      { "fr", "CHF", "XAF XOF" },
  { "kr", "SEK", "NOK DKK ISK" }, { "euro", "EUR", "" }, { "eur", "EUR", "" },   { "руб.", "RUB", "" },
};

static const char codes[] =
  "AED ARS AUD BDT BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW KZT LKR MAD MMK MOP "
  "MXN MYR NGN NOK NPR NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TRY TWD UAH UGX USD VND XAF XOF ZAR ";

/* Words that name no currency and are passed over. */
static const char *const fillers[] = { "整", "正", "共", "合计", "total" };

typedef struct
{
  GString    *digits;      /* (owned): with . , as they stand; any other separator is ' */
  gboolean    gap;         /* a separator stands behind the last digit */
  gboolean    closed;      /* the number has ended */
  gboolean    negative;
  guint       scale;       /* of the number: 10000 for 万 */
  char        currency[4];
} Parts;

static void
parts_clear (Parts *parts)
{
  if (parts->digits != NULL)
    g_string_free (parts->digits, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

/* The currency that a sign stands for where @expected is: (nullable). */
static const char *
choose (guint       sign,
        const char *expected)
{
  return expected != NULL && strlen (expected) == 3 && strstr (signs[sign].others, expected) != NULL ? expected
                                                                                                    : signs[sign].currency;
}

/* Returns: how long the sign at @p is, 0 for none */
static gsize
take_sign (Parts      *parts,
           const char *p,
           const char *expected)
{
  gsize best = 0;
  const char *currency = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strlen (signs[i].sign) > best && g_str_has_prefix (p, signs[i].sign))
      {
        best = strlen (signs[i].sign);
        currency = choose (i, expected);
      }
  if (best > 0)
    g_strlcpy (parts->currency, currency, sizeof parts->currency);
  return best;
}

/* A code of three letters that stands alone: "chf 12". */
static gsize
take_code (Parts      *parts,
           const char *p)
{
  char code[5] = "";

  for (guint i = 0; i < 3 && g_ascii_isalpha (p[i]); i++)
    code[i] = g_ascii_toupper (p[i]);
  if (code[2] == '\0' || g_ascii_isalpha (p[3]))
    return 0;
  code[3] = ' ';
  if (strstr (codes, code) == NULL)
    return 0;
  g_strlcpy (parts->currency, code, sizeof parts->currency);
  return 3;
}

static gsize
take_filler (const char *p)
{
  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (g_str_has_prefix (p, fillers[i]))
      return strlen (fillers[i]);
  return 0;
}

static gboolean
is_minus (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0x2013 || c == 0xff0d;
}

/* What may stand between three digits and the next ones: blanks of every width, apostrophes. */
static gboolean
is_thin (gunichar c)
{
  return g_unichar_isspace (c) || c == '\'' || c == 0x2019 || c == 0x02bc || c == '_' || c == 0x202f || c == 0x00a0;
}

/* Arabic and other digits count as ours; ٫ and ٬ are the marks that go with them. */
static char
plain_character (gunichar c)
{
  int digit = g_unichar_digit_value (c);

  if (digit >= 0)
    return (char) ('0' + digit);
  return c == '.' || c == ',' ? (char) c : c == 0x066b ? '.' : c == 0x066c ? ',' : '\0';
}

static gboolean
ends_with_mark (const GString *digits)
{
  return digits->len > 0 && (digits->str[digits->len - 1] == '.' || digits->str[digits->len - 1] == ',');
}

/* "-12", "12-", "(12)"; "12.-" has no minus but no cents. */
static void
take_minus (Parts *parts)
{
  parts->negative = parts->negative || !ends_with_mark (parts->digits);
  parts->closed = parts->digits->len > 0;
}

/* What is neither digit nor mark. Returns: its length, 0 when it does not belong to an amount */
static gsize
take_other (Parts      *parts,
            const char *p,
            gunichar    c,
            const char *expected)
{
  gsize length = (gsize) (g_utf8_next_char (p) - p);

  if (is_thin (c) || (c == ')' && parts->negative) || ((c == '+' || c == ':') && parts->digits->len == 0))
    {
      parts->gap = parts->digits->len > 0;
      return length;
    }
  if (is_minus (c) || (c == '(' && parts->digits->len == 0))
    {
      take_minus (parts);
      return length;
    }
  parts->closed = parts->digits->len > 0;
  if (c == 0x4e07 || c == 0x842c)   /* 万 */
    {
      parts->scale = 10000;
      return length;
    }
  length = take_sign (parts, p, expected);
  if (length == 0)
    length = take_code (parts, p);
  return length > 0 ? length : take_filler (p);
}

static gboolean
take_digit (Parts *parts,
            char   plain)
{
  if (parts->closed || parts->digits->len > MAX_DIGITS)
    return FALSE;
  if (parts->gap)
    g_string_append_c (parts->digits, '\'');
  parts->gap = FALSE;
  g_string_append_c (parts->digits, plain);
  return TRUE;
}

/* Blanks and apostrophes part thousands, so three digits stand behind each. */
static gboolean
has_sound_gaps (const char *digits)
{
  for (const char *p = strchr (digits, '\''); p != NULL; p = strchr (p + 1, '\''))
    if (strspn (p + 1, "0123456789") != 3)
      return FALSE;
  return TRUE;
}

/* Leaves "руб." and "12.-" without their mark. */
static void
strip_marks (GString *digits)
{
  while (ends_with_mark (digits))
    g_string_truncate (digits, digits->len - 1);
}

static gboolean
take_apart (Parts      *parts,
            const char *text,
            const char *expected)
{
  g_autofree char *normal = strlen (text) <= MAX_BYTES ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;
  g_autofree char *lower = normal != NULL ? g_utf8_strdown (normal, -1) : NULL;

  parts->digits = g_string_new (NULL);
  parts->scale = 1;
  for (const char *p = lower; p != NULL && *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      char plain = plain_character (c);
      gsize length = 0;

      if (plain == '\0')
        length = take_other (parts, p, c, expected);
      else if ((plain == '.' && (parts->digits->len == 0 || parts->closed)) || take_digit (parts, plain))
        length = (gsize) (g_utf8_next_char (p) - p);   /* "Rs. 12": that point is none of the number's */
      if (length == 0)
        return FALSE;
      p += length;
    }
  strip_marks (parts->digits);
  return parts->digits->len > 0 && has_sound_gaps (parts->digits->str);
}

static guint
count (const char *digits,
       char        mark)
{
  guint n = 0;

  for (; *digits != '\0'; digits++)
    n += *digits == mark;
  return n;
}

/* Returns: the mark that can be nothing but the decimal one, 0 when the amount does not tell */
static char
find_decimal_mark (const char *digits)
{
  guint points = count (digits, '.'), commas = count (digits, ',');
  const char *point = strrchr (digits, '.'), *comma = strrchr (digits, ',');
  const char *last = point == NULL || (comma != NULL && comma > point) ? comma : point;

  if (last == NULL)
    return 0;
  if ((points > 0 && commas > 0) || strchr (digits, '\'') != NULL)
    return *last;
  if (points > 1 || commas > 1)   /* it parts thousands, so the other one is decimal */
    return points > 1 ? ',' : '.';
  if (strlen (last + 1) != 3 || last == digits || *digits == '0' || last - digits > 3)
    return *last;
  return 0;
}

void
gops_amount_survey (GopsAmountStyle *style,
                    const char      *text)
{
  g_auto (Parts) parts = { 0 };
  char mark;

  if (!take_apart (&parts, text, NULL))
    return;
  mark = find_decimal_mark (parts.digits->str);
  style->points += mark == '.';
  style->commas += mark == ',';
}

static char
choose_mark (const char            *digits,
             const GopsAmountStyle *style)
{
  char mark = find_decimal_mark (digits);

  if (mark != 0 || style == NULL || (style->points > 0) == (style->commas > 0))
    return mark;
  return style->points > 0 ? '.' : ',';
}

/* Puts the digits together; what is less than the smallest unit is rounded. */
static gboolean
add_up (const char *digits,
        char        mark,
        gint64      unit,
        guint       scale,
        gint64     *out_minor)
{
  gint64 whole = 0, part = 0, part_unit = 1;
  gboolean behind = FALSE;

  for (const char *p = digits; *p != '\0'; p++)
    if (*p == mark)
      {
        if (behind)
          return FALSE;
        behind = TRUE;
      }
    else if (g_ascii_isdigit (*p) && !behind)
      {
        whole = whole * 10 + g_ascii_digit_value (*p);
        if (whole > GOPS_AMOUNT_MAX)
          return FALSE;
      }
    else if (g_ascii_isdigit (*p) && part_unit < 1000000)
      {
        part = part * 10 + g_ascii_digit_value (*p);
        part_unit *= 10;
      }
  if (whole > GOPS_AMOUNT_MAX / unit / scale)
    return FALSE;
  *out_minor = whole * unit * scale + (part * unit * scale * 2 + part_unit) / (part_unit * 2);
  return TRUE;
}

GopsAmountVerdict
gops_amount_read (const char            *text,
                  const GopsAmountStyle *style,
                  const char            *currency,
                  GopsAmount            *out_amount)
{
  g_auto (Parts) parts = { 0 };
  GopsAmount amount = { 0 };

  if (text[strspn (text, " \t\r\n")] == '\0')
    return GOPS_AMOUNT_EMPTY;
  if (!take_apart (&parts, text, currency) || strpbrk (parts.digits->str, "0123456789") == NULL)
    return GOPS_AMOUNT_NONE;
  g_strlcpy (amount.currency, *parts.currency != '\0' ? parts.currency : currency != NULL ? currency : "", sizeof amount.currency);
  if (!add_up (parts.digits->str, choose_mark (parts.digits->str, style), gops_currency_unit (amount.currency), parts.scale, &amount.minor))
    return GOPS_AMOUNT_TOO_MUCH;
  if (parts.negative)
    amount.minor = -amount.minor;
  *out_amount = amount;
  return GOPS_AMOUNT_OK;
}
