"""A caller with real-time text, by liblinphone: calls, types a line, prints the line it reads, hangs up.

usage: linphone_text.py SIP_URI TEXT
"""
import ctypes
import os
import sys
import time

lib = ctypes.CDLL("liblinphone.so.10")
for name in (
    "linphone_factory_get", "linphone_factory_create_core_3", "linphone_factory_create_transports",
    "linphone_core_create_call_params", "linphone_core_invite_with_params", "linphone_call_get_chat_room",
    "linphone_chat_room_create_empty_message",
):
    getattr(lib, name).restype = ctypes.c_void_p
P = ctypes.c_void_p
RUNNING, END, RELEASED = 8, 14, 19
LINE_END = 0x2028


def main(uri, text):
    home = os.getcwd()
    os.environ["HOME"] = home
    os.makedirs(os.path.join(home, ".local/share/linphone"), exist_ok=True)
    factory = P(lib.linphone_factory_get())
    core = P(lib.linphone_factory_create_core_3(factory, os.path.join(home, "linphonerc").encode(), None, None))
    transports = P(lib.linphone_factory_create_transports(factory))
    lib.linphone_transports_set_udp_port(transports, -1)
    lib.linphone_transports_set_tcp_port(transports, 0)
    lib.linphone_core_set_transports(core, transports)
    lib.linphone_core_enable_ipv6(core, 0)
    lib.linphone_core_set_use_files(core, 1)
    lib.linphone_core_enable_video_capture(core, 0)
    lib.linphone_core_enable_video_display(core, 0)
    lib.linphone_core_start(core)

    def iterate(seconds, until=lambda: False):
        end = time.time() + seconds
        while time.time() < end:
            lib.linphone_core_iterate(core)
            if until():
                return True
            time.sleep(0.02)
        return False

    params = P(lib.linphone_core_create_call_params(core, None))
    lib.linphone_call_params_enable_realtime_text(params, 1)
    call = P(lib.linphone_core_invite_with_params(core, uri.encode(), params))
    if not iterate(20, lambda: lib.linphone_call_get_state(call) == RUNNING):
        sys.exit("the call did not come up: state %d" % lib.linphone_call_get_state(call))
    room = P(lib.linphone_call_get_chat_room(call))
    message = P(lib.linphone_chat_room_create_empty_message(room))
    for letter in text + chr(LINE_END):
        lib.linphone_chat_message_put_char(message, ord(letter))
        iterate(0.1)
    read = []

    def letters():
        while True:
            letter = lib.linphone_chat_room_get_char(room)
            if letter == 0:
                return False
            read.append(letter)
            if letter in (LINE_END, 0x0A):
                return True

    iterate(30, letters)
    print("READ " + "".join(map(chr, read)).rstrip("\u2028\n"), flush=True)
    iterate(1)
    lib.linphone_call_terminate(call)
    iterate(2, lambda: lib.linphone_call_get_state(call) in (END, RELEASED))


main(*sys.argv[1:])
