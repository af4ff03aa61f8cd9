package io.fairqueue.http.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A code is read however a scanner has sent it. */
@Tag("N40")
final class ScanTest {

  private static final String CODE = "8V5ZY0123456789 ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+A./:+5Q";

  /** The keys of an American keyboard that are marked otherwise on a German one. */
  private static final Map<Character, String> GERMAN =
      Map.of('Y', "Z", 'Z', "Y", '*', "(", '-', "ß", '/', "-", ':', "Ö", '+', "`");

  @ParameterizedTest
  @ValueSource(
      strings = {"%s", "%s\r\n", "\t%s", " %s ", "\ufeff%s", "]Q3%s", " ]Q1%s\n", "\u0002%s\u0003"})
  void whatIsAroundACodeIsTakenOff(String sent) {
    assertThat(Scan.of(sent.replace("%s", CODE)).text()).isEqualTo(CODE);
  }

  @Test
  void aScannerMayWriteSmallLetters() {
    assertThat(Scan.of(CODE.toLowerCase(Locale.ROOT)).readings()).contains(CODE);
  }

  @Test
  void aGermanKeyboardIsUnderstood() {
    assertThat(Scan.of(typed(CODE, GERMAN)).readings()).contains(CODE);
  }

  @Test
  void aGermanKeyboardsAccentsAreUnderstood() {
    String typed = typed(CODE, GERMAN).replace("`A", "\u00c0");

    assertThat(Scan.of(typed).readings()).contains(CODE);
  }

  @Test
  void aFrenchKeyboardIsUnderstood() {
    assertThat(Scan.of(french(CODE)).readings()).contains(CODE);
  }

  @Test
  void otherTextsAreNoShortCodes() {
    assertThat(Scan.of("eyJ#.x").readings()).isEmpty();
    assertThat(Scan.of("").readings()).isEmpty();
    assertThat(Scan.of("\u0000\r\n").text()).isEmpty();
  }

  private static String typed(String code, Map<Character, String> keys) {
    var typed = new StringBuilder();
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      typed.append(keys.getOrDefault(c, String.valueOf(c)));
    }
    return typed.toString();
  }

  private static String french(String code) {
    String keys = "1234567890$%*-/.:MAQZW";
    String marked = "&é\"'(-è_çà458)!:M?QAWZ";
    var typed = new StringBuilder();
    for (int i = 0; i < code.length(); i++) {
      char c = code.charAt(i);
      int at = keys.indexOf(c);
      typed.append(at < 0 ? c : marked.charAt(at));
    }
    return typed.toString();
  }
}
