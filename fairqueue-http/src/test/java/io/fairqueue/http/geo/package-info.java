@NullMarked
package io.fairqueue.http.geo;

import org.jspecify.annotations.NullMarked;
