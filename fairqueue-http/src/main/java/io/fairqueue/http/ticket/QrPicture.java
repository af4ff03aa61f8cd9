package io.fairqueue.http.ticket;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** A text as a QR code (ISO/IEC 18004), drawn in SVG: one square of the grid is one unit. */
public final class QrPicture {

  public static final String MEDIA_TYPE = "image/svg+xml";

  /** The white border that readers need. */
  private static final int QUIET_ZONE = 4;

  private QrPicture() {}

  public static String of(String text) {
    try {
      ByteMatrix squares =
          Encoder.encode(
                  text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
              .getMatrix();
      int side = squares.getWidth() + 2 * QUIET_ZONE;
      return """
          <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">\
          <rect width="100%%" height="100%%" fill="#fff"/><path d="%s" fill="#000"/></svg>
          """
          .formatted(side, side, dark(squares));
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    }
  }

  /** One line for each run of dark squares. */
  private static String dark(ByteMatrix squares) {
    var path = new StringBuilder();
    for (int y = 0; y < squares.getHeight(); y++) {
      int x = 0;
      while (x < squares.getWidth()) {
        int run = run(squares, x, y);
        if (run > 0) {
          path.append("M%d %dh%dv1h-%dz".formatted(x + QUIET_ZONE, y + QUIET_ZONE, run, run));
        }
        x += run + 1;
      }
    }
    return path.toString();
  }

  private static int run(ByteMatrix squares, int from, int y) {
    int x = from;
    while (x < squares.getWidth() && squares.get(x, y) == 1) {
      x++;
    }
    return x - from;
  }
}
