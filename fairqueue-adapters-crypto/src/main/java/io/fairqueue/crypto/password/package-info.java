/** Hashes of passwords, by Argon2id. */
@NullMarked
package io.fairqueue.crypto.password;

import org.jspecify.annotations.NullMarked;
