package io.fairqueue.http.scan;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultPoint;
import com.google.zxing.ResultPointCallback;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Reads a QR code off a picture (ISO/IEC 18004). */
final class QrReader {

  /**
   * A code has three corners, and a picture of a street a few dozen that look like one. Which three
   * belong together is tried by all of them, so that a picture made of corners would take minutes.
   */
  private static final int MAX_CORNERS = 150;

  private QrReader() {}

  /** The first code; empty for none. Interrupted, it gives up soon. */
  static Optional<String> read(Luminance picture) {
    int width = picture.width();
    int height = picture.height();
    var source =
        new PlanarYUVLuminanceSource(picture.pixels(), width, height, 0, 0, width, height, false);
    Map<DecodeHintType, Object> hints =
        Map.of(
            DecodeHintType.TRY_HARDER,
            true,
            DecodeHintType.NEED_RESULT_POINT_CALLBACK,
            new Corners());
    try {
      return Optional.of(
          new QRCodeReader()
              .decode(new BinaryBitmap(new HybridBinarizer(source)), hints)
              .getText());
    } catch (ReaderException | RuntimeException none) {
      // Whatever a hostile picture makes the search do is the picture's fault, not ours.
      return Optional.empty();
    }
  }

  /** Hears of each corner that is found; the only place where the search can be ended. */
  private static final class Corners implements ResultPointCallback {

    private int found;

    @Override
    public void foundPossibleResultPoint(ResultPoint point) {
      found++;
      if (found > MAX_CORNERS || Thread.currentThread().isInterrupted()) {
        throw new CancellationException("too long a search");
      }
    }
  }
}
