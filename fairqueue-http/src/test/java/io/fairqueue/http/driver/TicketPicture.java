package io.fairqueue.http.driver;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Arrays;
import java.util.Random;

/**
 * A ticket as a camera sees it: a byte of luminance a pixel, line by line.
 *
 * @param code what it shows; empty for a wall
 * @param width in pixels
 * @param height in pixels
 * @param degrees by which it is turned
 * @param blur how many pixels around each are mixed into it
 * @param noise by how much each may be off
 */
public record TicketPicture(
    String code, int width, int height, double degrees, int blur, int noise) {

  private static final int QUIET_ZONE = 4;
  private static final int WHITE = 215;
  private static final int BLACK = 45;
  private static final int WALL = 150;

  /** How much of the shorter side it takes. */
  private static final double SHARE = 0.7;

  /** As one is held when there is time. */
  public static TicketPicture of(String code) {
    return new TicketPicture(code, 480, 480, 0, 0, 0);
  }

  public TicketPicture sized(int wide, int high) {
    return new TicketPicture(code, wide, high, degrees, blur, noise);
  }

  public byte[] pixels() {
    int[] drawn = new int[width * height];
    Arrays.fill(drawn, WALL);
    if (!code.isEmpty()) {
      draw(drawn, squares());
    }
    int[] mixed = blurred(drawn);
    var random = new Random(7);
    byte[] pixels = new byte[mixed.length];
    for (int i = 0; i < pixels.length; i++) {
      int off = noise == 0 ? 0 : random.nextInt(-noise, noise + 1);
      pixels[i] = (byte) Math.clamp(mixed[i] + off, 0, 255);
    }
    return pixels;
  }

  private ByteMatrix squares() {
    try {
      return Encoder.encode(code, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new AssertionError("too long for a QR code", e);
    }
  }

  private void draw(int[] pixels, ByteMatrix squares) {
    int modules = squares.getWidth() + 2 * QUIET_ZONE;
    double scale = modules / (SHARE * Math.min(width, height));
    double sine = Math.sin(Math.toRadians(degrees));
    double cosine = Math.cos(Math.toRadians(degrees));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double right = (x - width / 2.0) * scale;
        double down = (y - height / 2.0) * scale;
        int column = (int) Math.floor(right * cosine + down * sine + modules / 2.0);
        int row = (int) Math.floor(down * cosine - right * sine + modules / 2.0);
        if (column >= 0 && column < modules && row >= 0 && row < modules) {
          pixels[y * width + x] = isDark(squares, column, row) ? BLACK : WHITE;
        }
      }
    }
  }

  private static boolean isDark(ByteMatrix squares, int column, int row) {
    int x = column - QUIET_ZONE;
    int y = row - QUIET_ZONE;
    return x >= 0
        && y >= 0
        && x < squares.getWidth()
        && y < squares.getHeight()
        && squares.get(x, y) == 1;
  }

  private int[] blurred(int[] sharp) {
    if (blur == 0) {
      return sharp;
    }
    int[] soft = new int[sharp.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        soft[y * width + x] = mean(sharp, x, y);
      }
    }
    return soft;
  }

  private int mean(int[] pixels, int x, int y) {
    int sum = 0;
    int count = 0;
    for (int v = Math.max(0, y - blur); v <= Math.min(height - 1, y + blur); v++) {
      for (int u = Math.max(0, x - blur); u <= Math.min(width - 1, x + blur); u++) {
        sum += pixels[v * width + u];
        count++;
      }
    }
    return sum / count;
  }
}
