package io.fairqueue.domain;

import java.util.Currency;
import java.util.Set;

/**
 * What people pay with today. The JDK knows every code that ever was and doesn't tell which are
 * withdrawn; so this is the list.
 *
 * <p>Source: ISO 4217, "List one: current currency and funds", as the maintenance agency (SIX)
 * publishes it, up to amendment 180, without funds, metals, baskets and test codes.
 */
public final class Currencies {

  private static final Set<String> CURRENT =
      Set.of(
          """
          AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
          BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
          GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS
          KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
          MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD
          RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP
          TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW
          ZWG
          """
              .strip()
              .split("\\s+"));

  private Currencies() {}

  /** The currency of a code that people pay with; throws {@link InvalidInputException}. */
  public static Currency current(String code) {
    if (CURRENT.contains(code)) {
      try {
        return Currency.getInstance(code);
      } catch (IllegalArgumentException newerThanThisJdk) {
        // as for what was introduced after this JDK
      }
    }
    throw new InvalidInputException("currency", "must be a current currency code of ISO 4217");
  }
}
