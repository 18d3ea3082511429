package org.tocsin.edge.telephony.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// The two things asked of a disk, apart so that a test can have it full, slow or broken.
interface Disk {
    /// @return how many bytes were taken, at least one
    int write(FileChannel channel, ByteBuffer bytes, long position) throws IOException;

    void force(FileChannel channel) throws IOException;

    /// The operating system's.
    Disk REAL = new Disk() {
        @Override
        public int write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
            return channel.write(bytes, position);
        }

        @Override
        public void force(FileChannel channel) throws IOException {
            channel.force(false);
        }
    };
}
