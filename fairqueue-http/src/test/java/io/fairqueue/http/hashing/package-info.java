@NullMarked
package io.fairqueue.http.hashing;

import org.jspecify.annotations.NullMarked;
