package io.fairqueue.tck.contract.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.domain.picture.Picture;
import io.fairqueue.domain.picture.PictureId;
import io.fairqueue.domain.picture.PictureOwner;
import io.fairqueue.domain.picture.PictureOwner.LogoOf;
import io.fairqueue.domain.picture.PictureOwner.OfEvent;
import io.fairqueue.domain.picture.PictureOwner.OfFan;
import io.fairqueue.domain.picture.PictureType;
import io.fairqueue.port.picture.PictureStore;
import io.fairqueue.port.picture.StoredPicture;
import io.fairqueue.port.picture.StoredPicture.InBucket;
import io.fairqueue.port.picture.StoredPicture.Kept;
import io.fairqueue.tck.contract.StoresSuite;
import io.fairqueue.tck.fixture.Fixtures;
import io.fairqueue.tck.fixture.Race;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every {@link PictureStore} does. */
@Tag("B9")
public abstract class PictureStoreContract extends StoresSuite {

  private static final Instant UNTIL = START.plus(Duration.ofMinutes(15));
  private static final Instant SAFE = UNTIL.plus(Duration.ofMinutes(5));

  @Test
  void anOwnerHasOnePictureAndTheLastOneStays() {
    PictureOwner fan = fan();
    PictureId first = id();
    PictureId second = id();
    assertThat(pictures().put(fan, first, png(1), START)).isTrue();
    assertThat(pictures().put(fan, second, png(2), START)).isTrue();

    assertThat(pictures().find(first)).isEmpty();
    assertThat(contentOf(fan)).isEqualTo(png(2).content());
    assertThat(pictures().idOf(fan)).contains(second);
    assertThat(pictures().find(second)).isPresent();
  }

  @Test
  void picturesOfOthersAreOthers() {
    UUID same = UUID.randomUUID();
    PictureOwner fan = fan();
    PictureOwner event = new OfEvent(given().onSale(1).id());
    pictures().put(fan, new PictureId(same), png(1), START);
    pictures().put(event, id(), png(2), START);
    PictureOwner logo = new LogoOf(new EventId(event.id()));
    assertThat(pictures().of(logo)).isEmpty();
    pictures().put(logo, id(), png(3), START);

    assertThat(contentOf(logo)).isEqualTo(png(3).content());
    assertThat(contentOf(fan)).isEqualTo(png(1).content());
    assertThat(contentOf(event)).isEqualTo(png(2).content());
    assertThat(pictures().of(fan())).isEmpty();
    assertThat(pictures().idOf(new OfEvent(new EventId(fan.id())))).isEmpty();
  }

  @Test
  void whoIsGoneOrDisabledHasNoPicture() {
    CustomerId gone = given().customer();
    stores().customers().delete(gone, START);
    CustomerId disabled = given().customer();
    stores().customers().setDisabled(disabled, true, START);
    List<PictureOwner> nobody =
        List.of(
            new OfFan(gone),
            new OfFan(disabled),
            new OfFan(new CustomerId(UUID.randomUUID())),
            new OfEvent(new EventId(UUID.randomUUID())),
            new LogoOf(new EventId(UUID.randomUUID())),
            new OfEvent(new EventId(given().customer().value())));

    for (PictureOwner each : nobody) {
      assertThat(pictures().put(each, id(), png(1), START)).isFalse();
      assertThat(pictures().remove(each, START)).isFalse();
      assertThat(pictures().grant(each, id(), UNTIL, START)).isEmpty();
      assertThat(pictures().of(each)).isEmpty();
    }
  }

  @Test
  void aPictureInTheBucketHasOneNameUntilItIsRemoved() {
    PictureOwner event = new OfEvent(given().onSale(1).id());
    PictureId name = pictures().grant(event, id(), UNTIL, START).orElseThrow();

    assertThat(pictures().grant(event, id(), UNTIL, START)).contains(name);
    assertThat(pictures().of(event)).contains(new InBucket(name, event));
    assertThat(pictures().find(name)).contains(new InBucket(name, event));

    assertThat(pictures().remove(event, START)).isTrue();
    assertThat(pictures().remove(event, START)).isFalse();
    assertThat(pictures().of(event)).isEmpty();
    assertThat(pictures().find(name)).isEmpty();
    assertThat(pictures().grant(event, id(), UNTIL, START).orElseThrow()).isNotEqualTo(name);
  }

  @Test
  void aKeptPictureIsGoneWhenItIsRemoved() {
    PictureOwner fan = fan();
    pictures().put(fan, id(), png(1), START);

    assertThat(pictures().remove(fan, START)).isTrue();
    assertThat(pictures().remove(fan, START)).isFalse();
    assertThat(pictures().of(fan)).isEmpty();
    assertThat(erasable(SAFE)).noneMatch(each -> each.owner().equals(fan));
  }

  @Test
  void whatIsInTheBucketIsErasedAndOnceMoreWhenNobodyCanUploadItAnyMore() {
    PictureOwner fan = fan();
    PictureId name = pictures().grant(fan, id(), UNTIL, START).orElseThrow();
    assertThat(erasable(START)).doesNotContain(new InBucket(name, fan));
    pictures().remove(fan, START);

    assertThat(erasable(START)).contains(new InBucket(name, fan));
    assertThat(erasable(START)).doesNotContain(new InBucket(name, fan));
    Instant later = START.plus(Duration.ofMinutes(1));
    assertThat(erasable(later)).contains(new InBucket(name, fan));

    pictures().erased(name, later);
    assertThat(erasable(SAFE.minusMillis(1))).doesNotContain(new InBucket(name, fan));
    assertThat(erasable(SAFE)).contains(new InBucket(name, fan));

    pictures().erased(name, SAFE);
    pictures().erased(name, SAFE);
    assertThat(erasable(SAFE.plus(Duration.ofDays(1)))).doesNotContain(new InBucket(name, fan));
  }

  @Test
  void onePictureInPlaceOfOneInTheBucketErasesThat() {
    PictureOwner fan = fan();
    PictureId there = pictures().grant(fan, id(), UNTIL, START).orElseThrow();

    pictures().put(fan, id(), png(1), START);

    assertThat(contentOf(fan)).isEqualTo(png(1).content());
    assertThat(erasable(START)).contains(new InBucket(there, fan));
  }

  @Test
  @Tag("B1")
  void withTheirOwnerPicturesGo() {
    PictureOwner kept = fan();
    PictureId photo = id();
    pictures().put(kept, photo, png(1), START);
    PictureOwner there = fan();
    PictureId name = pictures().grant(there, id(), UNTIL, START).orElseThrow();
    PictureOwner draft = new OfEvent(given().draft(Fixtures.details(1)).id());
    PictureId poster = pictures().grant(draft, id(), UNTIL, START).orElseThrow();

    stores().customers().delete(new CustomerId(kept.id()), START);
    stores().customers().delete(new CustomerId(there.id()), START);
    stores().events().deleteDraft(new EventId(draft.id()));

    assertThat(pictures().find(photo)).isEmpty();
    assertThat(pictures().find(name)).isEmpty();
    assertThat(pictures().of(draft)).isEmpty();
    assertThat(erasable(SAFE))
        .contains(new InBucket(name, there), new InBucket(poster, draft))
        .noneMatch(each -> each.owner().equals(kept));
  }

  @Test
  void aPictureThatRacesWithTheEndOfItsOwnerDoesNotOutliveIt() {
    for (int i = 0; i < 20; i++) {
      CustomerId fan = given().customer();
      PictureOwner owner = new OfFan(fan);
      PictureId name = id();

      Race.of(
          2,
          runner ->
              runner == 0
                  ? stores().customers().delete(fan, START)
                  : pictures().put(owner, name, png(1), START));

      assertThat(pictures().find(name)).isEmpty();
      assertThat(pictures().of(owner)).isEmpty();
    }
  }

  @Test
  void ofManyAtOnceOneStays() {
    PictureOwner fan = fan();
    assertThat(Race.of(16, runner -> pictures().put(fan, id(), png(runner), START)))
        .containsOnly(true);

    assertThat(pictures().idOf(fan)).isPresent();
    assertThat(pictures().remove(fan, START)).isTrue();
    assertThat(pictures().of(fan)).isEmpty();
  }

  private List<InBucket> erasable(Instant now) {
    return pictures().erasable(now, 10_000);
  }

  private byte[] contentOf(PictureOwner owner) {
    StoredPicture found = pictures().of(owner).orElseThrow();
    assertThat(found).isInstanceOf(Kept.class);
    return ((Kept) found).picture().content();
  }

  private PictureStore pictures() {
    return stores().pictures();
  }

  private PictureOwner fan() {
    return new OfFan(given().customer());
  }

  private static PictureId id() {
    return new PictureId(UUID.randomUUID());
  }

  private static Picture png(int mark) {
    byte[] file = Arrays.copyOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}, 64);
    file[63] = (byte) mark;
    return new Picture(PictureType.PNG, file);
  }
}
