package io.fairqueue.http.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.Profile;
import io.fairqueue.port.ProfileChange;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a fan changes of the own account: what is left out stays, null takes away. */
@Schema(name = "ProfileChange")
final class ProfileInput {

  private boolean changesName;
  private boolean changesLocale;
  private boolean changesPhoto;
  private @Nullable String name;
  private @Nullable String locale;
  private @Nullable String photoUrl;

  @JsonProperty("name")
  void setName(@Nullable String name) {
    this.changesName = true;
    this.name = name;
  }

  @JsonProperty("locale")
  void setLocale(@Nullable String locale) {
    this.changesLocale = true;
    this.locale = locale;
  }

  @JsonProperty("photo_url")
  void setPhotoUrl(@Nullable String photoUrl) {
    this.changesPhoto = true;
    this.photoUrl = photoUrl;
  }

  /** Throws {@link io.fairqueue.domain.InvalidInputException} for what can't be. */
  ProfileChange toChange() {
    return new ProfileChange(
        changesName ? Customer.checkedName(name) : null,
        changesLocale,
        locale == null ? null : Profile.checkedLocale(locale),
        changesPhoto,
        photoUrl == null ? null : Profile.checkedPhotoUrl(photoUrl));
  }
}
