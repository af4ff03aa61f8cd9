package io.fairqueue.domain.staff;

import io.fairqueue.domain.Sha256;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A browser or a program in which an organizer signs in.
 *
 * @param mark tells it from an account's other ones: a digest
 * @param agent what it called itself, shortened; null where it said nothing
 * @param country of the address that asked, by two letters (ISO 3166-1); null where nobody knows
 */
public record StaffDevice(String mark, @Nullable String agent, @Nullable String country) {

  /** A browser, which keeps something that nobody else can know. */
  public static StaffDevice browser(String kept, @Nullable String agent, @Nullable String country) {
    return new StaffDevice(mark("browser\n" + kept), agent, country);
  }

  /** A program, which keeps nothing: known by what it calls itself, in a country. */
  public static StaffDevice program(@Nullable String agent, @Nullable String country) {
    return new StaffDevice(mark("program\n" + agent + '\n' + country), agent, country);
  }

  private static String mark(String what) {
    return HexFormat.of().formatHex(Sha256.of(what));
  }
}
