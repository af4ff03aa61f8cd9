package io.fairqueue.messages.mail.part;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A text as a QR code (ISO/IEC 18004), as a PNG of two colours. */
public final class QrImage {

  /** The white border that readers need, in squares. */
  private static final int QUIET_ZONE = 4;

  /** Pixels of a square's side. */
  private static final int SCALE = 8;

  private QrImage() {}

  /** The file's bytes. */
  public static byte[] of(String text) {
    ByteMatrix squares = squares(text);
    int side = (squares.getWidth() + 2 * QUIET_ZONE) * SCALE;
    var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.setRGB(x, y, isDark(squares, x / SCALE, y / SCALE) ? 0x000000 : 0xFFFFFF);
      }
    }
    var bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static boolean isDark(ByteMatrix squares, int x, int y) {
    int column = x - QUIET_ZONE;
    int row = y - QUIET_ZONE;
    int size = squares.getWidth();
    return column >= 0 && row >= 0 && column < size && row < size && squares.get(column, row) == 1;
  }

  private static ByteMatrix squares(String text) {
    try {
      return Encoder.encode(
              text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
          .getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("too long for a QR code", e);
    }
  }
}
