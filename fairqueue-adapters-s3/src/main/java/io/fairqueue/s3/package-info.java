/** Pictures in a bucket that is reached by the protocol of Amazon S3. */
@NullMarked
package io.fairqueue.s3;

import org.jspecify.annotations.NullMarked;
