package io.fairqueue.http.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.fairqueue.domain.InvalidInputException;
import io.fairqueue.domain.picture.Picture;
import io.fairqueue.domain.picture.PictureType;
import io.fairqueue.messages.mail.letter.Logo;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Makes a logo of a file that somebody sent: reads its picture, and writes that alone. Whatever
 * else the file had in it, comments, places or programs, is gone.
 *
 * <p>What a file may cost is bounded before anything of it is unpacked: by its bytes, by the size
 * that it says to have, by how often a JPEG goes over its picture, and by how many a WebP has.
 */
final class LogoMaker {

  private static final int MAX_SIDE = 2_000;

  /** No page shows more of it, on the finest of screens. */
  private static final int SHOWN_SIDE = 512;

  /** A mail has no more room for it, on the narrowest of screens. */
  private static final int MAIL_WIDTH = 480;

  /** All of a mail has some 100 KB. */
  private static final int MAX_MAILED = 24 * 1024;

  private static final int MAX_SCANS = 40;
  private static final String FILE = "file";

  static {
    // Nothing of a picture goes to the disk.
    ImageIO.setUseCache(false);
  }

  private LogoMaker() {}

  /**
   * The logo, as a PNG; throws {@link InvalidInputException} for what no picture can be read of.
   */
  static Picture make(byte[] file) {
    if (file.length > Picture.MAX_BYTES) {
      throw new InvalidInputException(
          FILE, "must have at most %d bytes".formatted(Picture.MAX_BYTES));
    }
    PictureType type =
        Arrays.stream(PictureType.values())
            .filter(each -> each.isOf(file))
            .findFirst()
            .orElseThrow(() -> new InvalidInputException(FILE, "must be PNG, JPEG or WebP"));
    if (type == PictureType.JPEG && scans(file) > MAX_SCANS) {
      throw unreadable();
    }
    if (type == PictureType.WEBP && !WebpChunks.isOnePicture(file, MAX_SIDE)) {
      throw new InvalidInputException(
          FILE, "must be one still picture, at most %d pixels wide and high".formatted(MAX_SIDE));
    }
    try {
      return written(read(type, file));
    } catch (IOException | RuntimeException broken) {
      throw broken instanceof InvalidInputException told ? told : unreadable();
    }
  }

  /** A logo that was made, as a mail shows it. */
  static Logo forMail(Picture logo) {
    try {
      BufferedImage picture = read(logo.type(), logo.content());
      for (int height = 2 * Logo.HEIGHT; ; height /= 2) {
        byte[] png = png(within(picture, MAIL_WIDTH, height));
        if (png.length <= MAX_MAILED) {
          return new Logo(png);
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("a logo that was made here can't be read", broken);
    }
  }

  private static BufferedImage read(PictureType type, byte[] file) throws IOException {
    ImageReader reader = reader(type);
    try (var bytes = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(bytes, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
        throw new InvalidInputException(
            FILE, "must be at most %d pixels wide and high".formatted(MAX_SIDE));
      }
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  /** The reader of one kind, so that no other one has a look at the file. */
  private static ImageReader reader(PictureType type) throws IOException {
    return switch (type) {
      case PNG -> ImageIO.getImageReadersByFormatName("png").next();
      case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
      case WEBP -> new WebPImageReaderSpi().createReaderInstance();
    };
  }

  /** As large as it is shown, or less where it would take too many bytes. */
  private static Picture written(BufferedImage picture) throws IOException {
    for (int side = SHOWN_SIDE; ; side /= 2) {
      byte[] png = png(within(picture, side, side));
      if (png.length <= Picture.MAX_BYTES) {
        return new Picture(PictureType.PNG, png);
      }
    }
  }

  private static byte[] png(BufferedImage picture) throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    if (!ImageIO.write(picture, "png", png)) {
      throw unreadable();
    }
    return png.toByteArray();
  }

  private static BufferedImage within(BufferedImage picture, int maxWidth, int maxHeight) {
    double scale =
        Math.min(
            Math.min(1, (double) maxWidth / picture.getWidth()),
            (double) maxHeight / picture.getHeight());
    int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
    int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D canvas = drawn.createGraphics();
    try {
      canvas.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      canvas.drawImage(halved(picture, width, height), 0, 0, width, height, null);
    } finally {
      canvas.dispose();
    }
    return drawn;
  }

  /** Halves a picture until it is less than twice too large: one step would leave lines out. */
  private static BufferedImage halved(BufferedImage picture, int width, int height) {
    BufferedImage smaller = picture;
    while (smaller.getWidth() >= 2 * width && smaller.getHeight() >= 2 * height) {
      BufferedImage half =
          new BufferedImage(
              smaller.getWidth() / 2, smaller.getHeight() / 2, BufferedImage.TYPE_INT_ARGB);
      Graphics2D canvas = half.createGraphics();
      canvas.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      canvas.drawImage(smaller, 0, 0, half.getWidth(), half.getHeight(), null);
      canvas.dispose();
      smaller = half;
    }
    return smaller;
  }

  private static int scans(byte[] jpeg) {
    int scans = 0;
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xDA) {
        scans++;
      }
    }
    return scans;
  }

  private static InvalidInputException unreadable() {
    return new InvalidInputException(FILE, "must have a picture that can be read");
  }
}
