/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one record of a shop's export says about an order. */
#include "config.h"

#include "gops-order-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-cell-clean.h"
#include "gops-table-check.h"

static const GopsMappingField fields[GOPS_ORDER_N_FIELDS] = {
  [GOPS_ORDER_FIELD_IGNORE] = { "ignore", N_("Leave out"), GOPS_MAPPING_TEXT, NULL },
  [GOPS_ORDER_FIELD_NAME] = { "name", N_("Buyer"), GOPS_MAPPING_TEXT,
    "buyer 买家 购买人 下单人 客户姓名 客户名称 客户 姓名 买家昵称 买家会员名 买家名称 会员名 会员昵称 会员 昵称 微信昵称 群昵称 收货人 收货人姓名 收件人 "
    "收件人姓名 付款人 学员 学员姓名 用户 用户名 用户昵称 billingname customername buyername customer fullname client member person "
    "name shippingname recipient recipientname nickname user 名字 真实姓名" },
  [GOPS_ORDER_FIELD_ACCOUNT] = { "account", N_("Id on the platform"), GOPS_MAPPING_TEXT,
    "account wxid 微信号 微信 微信id wechat wechatid openid unionid qq qq号 用户id 会员号 会员编号 会员id 客户编号 customerid userid memberid "
    "buyerid accountid externalid 账号 帐号 买家账号" },
  [GOPS_ORDER_FIELD_PHONE] = { "phone", N_("Phone"), GOPS_MAPPING_TEXT,
    "phone mobile 手机 手机号 手机号码 电话 联系电话 联系手机 联系方式 买家手机号 收货人手机号 收货人手机 收件人手机 收货电话 客户手机号 电话号码 billingphone "
    "customerphone shippingphone phonenumber mobilephone cell tel telephone" },
  [GOPS_ORDER_FIELD_EMAIL] = { "email", N_("E-mail"), GOPS_MAPPING_TEXT,
    "email mail emailaddress 邮箱 电子邮箱 电子邮件 customeremail billingemail buyeremail" },
  [GOPS_ORDER_FIELD_DATE] = { "date", N_("Date"), GOPS_MAPPING_DATE,
    "paidat 付款时间 支付时间 订单付款时间 付款日期 支付日期 交易时间 成交时间 下单时间 下单日期 订单创建时间 创建时间 订单时间 订单日期 购买时间 购买日期 日期 时间 "
    "date orderdate paymentdate paiddate purchasedate datepaid datecreated createdat ordertime orderedat time created 提交时间 完成时间" },
  [GOPS_ORDER_FIELD_AMOUNT] = { "amount", N_("Amount"), GOPS_MAPPING_NUMBER,
    "实付金额 实付款 实收款 实收金额 买家实际支付金额 买家实付金额 订单实付金额 支付金额 付款金额 已付金额 成交金额 交易金额 订单金额 订单总金额 总金额 合计金额 "
    "合计 总价 总计 金额 amount total ordertotal ordertotalamount totalamount grandtotal totalprice paid amountpaid sum price "
    "价格 应付金额 商品总价 消费金额 subtotal" },
  [GOPS_ORDER_FIELD_CURRENCY] = { "currency", N_("Currency"), GOPS_MAPPING_TEXT, "currency 币种 货币 币别 ordercurrency currencycode" },
  [GOPS_ORDER_FIELD_PRODUCT] = { "product", N_("Product"), GOPS_MAPPING_TEXT,
    "product 商品 商品名称 商品名 商品标题 宝贝标题 宝贝名称 产品 产品名称 课程 课程名称 项目 品名 货品名称 全部商品名称 套餐 productname item itemname lineitemname "
    "itemtitle producttitle title course goods description" },
  [GOPS_ORDER_FIELD_NUMBER] = { "number", N_("Order number"), GOPS_MAPPING_TEXT,
    "订单号 订单编号 主订单编号 订单id 交易单号 交易号 单号 流水号 商户单号 订单流水号 orderid ordernumber orderno order number transactionid invoicenumber "
    "receiptnumber ordername" },
  [GOPS_ORDER_FIELD_STATUS] = { "status", N_("Status"), GOPS_MAPPING_TEXT,
    "订单状态 交易状态 支付状态 付款状态 状态 status orderstatus financialstatus paymentstatus state" },
};

/* Words in a status, lower case: what was not paid, or was paid back, is no order. */
static const char *const refused[] = {
  "cancel", "refunded", "unpaid", "pending payment", "awaiting payment", "voided", "failed", "expired", "已取消", "取消订单", "已关闭",
  "交易关闭", "订单关闭", "已退款", "退款成功", "全额退款", "待付款", "待支付", "未付款", "未支付", "等待买家付款", "支付失败",
};

const GopsMappingField *
gops_order_fields (void)
{
  return fields;
}

void
gops_order_draft_clear (GopsOrderDraft *self)
{
  for (guint i = 0; i < GOPS_ORDER_N_FIELDS; i++)
    g_clear_pointer (&self->texts[i], g_free);
}

static void
read_texts (GopsOrderDraft  *self,
            GopsSheet       *sheet,
            GopsTableSource *reader)
{
  for (guint i = 1; i < GOPS_ORDER_N_FIELDS; i++)
    {
      g_free (self->texts[i]);
      self->texts[i] = gops_cell_clean_line (gops_sheet_get_cell (sheet, reader, i), GOPS_NAME_MAX_CHARACTERS, NULL);
    }
}

static gboolean
is_refused (const char *status)
{
  g_autofree char *lower = g_utf8_strdown (status, -1);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (strstr (lower, refused[i]) != NULL)
      return strstr (lower, "partially") == NULL;
  return FALSE;
}

static gboolean
read_date (GopsOrderDraft       *self,
           GopsSheet            *sheet,
           const GopsOrderTerms *terms,
           GopsTableSource      *reader,
           GopsImportReport     *report)
{
  char **text = &self->texts[GOPS_ORDER_FIELD_DATE];
  GopsDateValue value;
  GopsDateVerdict verdict = gops_date_read (*text, sheet->order, &value);

  if (verdict == GOPS_DATE_OK || verdict == GOPS_DATE_DOUBTFUL)   /* asked about before the first record was taken */
    {
      g_free (*text);
      *text = gops_date_value_to_iso (&value);
      return TRUE;
    }
  if (verdict == GOPS_DATE_EMPTY && terms->day != NULL)
    {
      g_free (*text);
      *text = g_strdup (terms->day);
      return TRUE;
    }
  gops_sheet_refuse (sheet, reader, GOPS_ORDER_FIELD_DATE, TRUE,
                     verdict == GOPS_DATE_EMPTY          ? _("the day is missing")
                     : verdict == GOPS_DATE_NOT_A_DATE   ? _("this is no date")
                                                         : _("this date does not exist"), report);
  return FALSE;
}

static gboolean
refuse_amount (GopsSheet        *sheet,
               GopsTableSource  *reader,
               const char       *why,
               GopsImportReport *report)
{
  gops_sheet_refuse (sheet, reader, GOPS_ORDER_FIELD_AMOUNT, TRUE, why, report);
  return FALSE;
}

/* The column with the currency counts before that of the workspace, and a sign in the amount before both. */
static gboolean
read_amount (GopsOrderDraft       *self,
             GopsSheet            *sheet,
             const GopsOrderTerms *terms,
             GopsTableSource      *reader,
             GopsImportReport     *report)
{
  g_autofree char *named = g_utf8_strup (self->texts[GOPS_ORDER_FIELD_CURRENCY], -1);
  GopsAmount unit;
  const char *currency = terms->currency;

  if (*named != '\0')
    {
      g_autofree char *one = g_strconcat ("1 ", named, NULL);

      if (gops_amount_read (one, NULL, terms->currency, &unit) != GOPS_AMOUNT_OK)
        {
          gops_sheet_refuse (sheet, reader, GOPS_ORDER_FIELD_CURRENCY, TRUE, _("this currency is not known"), report);
          return FALSE;
        }
      currency = unit.currency;
    }
  switch (gops_amount_read (self->texts[GOPS_ORDER_FIELD_AMOUNT], &terms->style, currency, &self->amount))
    {
    case GOPS_AMOUNT_OK:
      return self->amount.minor >= 0 || refuse_amount (sheet, reader, _("less than nothing was paid; paying back is no order"), report);
    case GOPS_AMOUNT_EMPTY:
      return refuse_amount (sheet, reader, _("the amount is missing"), report);
    case GOPS_AMOUNT_NONE:
      return refuse_amount (sheet, reader, _("this is no amount"), report);
    case GOPS_AMOUNT_TOO_MUCH:
      return refuse_amount (sheet, reader, _("this amount is too large"), report);
    }
  g_return_val_if_reached (FALSE);
}

static void
drop (char **text)
{
  g_free (*text);
  *text = g_strdup ("");
}

/* What a spreadsheet has destroyed tells nothing; names are "" where a shop writes a dash. */
static void
settle_buyer (GopsOrderDraft   *self,
              GopsSheet        *sheet,
              GopsTableSource  *reader,
              GopsImportReport *report)
{
  static const GopsOrderField numbers[] = { GOPS_ORDER_FIELD_ACCOUNT, GOPS_ORDER_FIELD_PHONE };
  char *phone, *lower = g_utf8_strdown (self->texts[GOPS_ORDER_FIELD_EMAIL], -1);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (gops_cell_is_scientific (self->texts[numbers[i]]))
      {
        gops_sheet_refuse (sheet, reader, numbers[i], FALSE, _("a spreadsheet has destroyed this number"), report);
        drop (&self->texts[numbers[i]]);
      }
  phone = gops_cell_phone (self->texts[GOPS_ORDER_FIELD_PHONE]);
  g_free (self->texts[GOPS_ORDER_FIELD_PHONE]);
  self->texts[GOPS_ORDER_FIELD_PHONE] = phone != NULL ? phone : g_strdup ("");
  g_free (self->texts[GOPS_ORDER_FIELD_EMAIL]);
  self->texts[GOPS_ORDER_FIELD_EMAIL] = lower;
  if (strchr (lower, '@') == NULL)
    drop (&self->texts[GOPS_ORDER_FIELD_EMAIL]);
  if (g_str_equal (self->texts[GOPS_ORDER_FIELD_NAME], "-"))
    drop (&self->texts[GOPS_ORDER_FIELD_NAME]);
}

GopsWanted
gops_order_draft_buyer (const GopsOrderDraft *self)
{
  return (GopsWanted) {
    .account = self->texts[GOPS_ORDER_FIELD_ACCOUNT], .phone = self->texts[GOPS_ORDER_FIELD_PHONE],
    .email = self->texts[GOPS_ORDER_FIELD_EMAIL], .name = self->texts[GOPS_ORDER_FIELD_NAME],
  };
}

const char *
gops_order_draft_describe_buyer (const GopsOrderDraft *self)
{
  static const GopsOrderField order[] = { GOPS_ORDER_FIELD_NAME, GOPS_ORDER_FIELD_PHONE, GOPS_ORDER_FIELD_ACCOUNT, GOPS_ORDER_FIELD_EMAIL };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (*self->texts[order[i]] != '\0')
      return self->texts[order[i]];
  return "";
}

static gboolean
refuse (GopsOrderDraft   *self,
        const char       *why,
        GopsImportReport *report)
{
  gops_import_report_skip (report, self->line, TRUE, g_strdup (why));
  return FALSE;
}

gboolean
gops_order_draft_read (GopsOrderDraft       *self,
                       GopsSheet            *sheet,
                       const GopsOrderTerms *terms,
                       GopsTableSource      *reader,
                       GopsImportReport     *report)
{
  self->line = gops_table_source_get_line (reader);
  if (!gops_table_check_record (reader, sheet->headers->len, report))
    return FALSE;
  read_texts (self, sheet, reader);
  settle_buyer (self, sheet, reader, report);
  if (*gops_order_draft_describe_buyer (self) == '\0')
    return refuse (self, _("nothing tells who the buyer is"), report);
  if (is_refused (self->texts[GOPS_ORDER_FIELD_STATUS]))
    {
      gops_sheet_refuse (sheet, reader, GOPS_ORDER_FIELD_STATUS, TRUE, _("this was not paid, or paid back"), report);
      return FALSE;
    }
  return read_date (self, sheet, terms, reader, report) && read_amount (self, sheet, terms, reader, report);
}
