package io.fairqueue.http.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.http.driver.TicketPicture;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QrReaderTest {

  /** As long as a ticket's. */
  private static final String CODE =
      "TH0-8FH8GRKHA+KVFO:$F7QC4FP4OA2NNBNK2GKAY1FA018GVE7K:DHR9O/549EVCC9KH+B1Z1F044*DIH.3Z/"
          + "VFLIAN2.GK9/N*-53C6A$BJKQ0QFQNPC*HZ*J-0H9OFS5";

  @ParameterizedTest
  @CsvSource({
    "480, 480, 0, 0, 0",
    "480, 480, 17, 1, 12",
    "480, 480, 90, 2, 20",
    "480, 480, 183, 1, 25",
    "360, 480, -8, 1, 10",
    "320, 240, 4, 0, 15"
  })
  void a_ticket_is_read_as_it_is_held(int width, int height, double degrees, int blur, int noise) {
    var picture = new TicketPicture(CODE, width, height, degrees, blur, noise);

    assertThat(QrReader.read(Luminance.of(width, picture.pixels()))).hasValue(CODE);
  }

  @Test
  void a_wall_and_snow_show_nothing() {
    byte[] snow = new byte[480 * 480];
    new Random(3).nextBytes(snow);

    assertThat(QrReader.read(Luminance.of(480, TicketPicture.of("").pixels()))).isEmpty();
    assertThat(QrReader.read(Luminance.of(480, snow))).isEmpty();
    assertThat(QrReader.read(Luminance.of(21, new byte[21 * 21]))).isEmpty();
  }

  @Test
  void a_picture_made_of_corners_is_given_up() {
    byte[] corners = corners(512);
    long begin = System.nanoTime();

    assertThat(QrReader.read(Luminance.of(512, corners))).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void lines_have_to_come_out_even() {
    for (int width : new int[] {-1, 0, 20, 1_025}) {
      assertThatThrownBy(() -> Luminance.of(width, new byte[480 * 480]))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("between 21 and 1024");
    }
    for (int length : new int[] {0, 480, 480 * 20, 480 * 480 - 1, 480 * 1_025}) {
      assertThatThrownBy(() -> Luminance.of(480, new byte[length]))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("lines of X-Width");
    }
  }

  /** Each ten pixels a pattern as a code has it in three of its corners. */
  private static byte[] corners(int side) {
    byte[] pixels = new byte[side * side];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int ring = Math.max(Math.abs(x % 10 - 4), Math.abs(y % 10 - 4));
        boolean dark = ring <= 1 || ring == 3;
        pixels[y * side + x] = (byte) (dark ? 0 : 255);
      }
    }
    return pixels;
  }
}
