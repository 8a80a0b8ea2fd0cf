// libespeak-ng asks for libpcaudio, with which it could play sound itself. Debian's libpcaudio brings in PulseAudio's
// client with D-Bus and a name resolver, all of which can talk to the network, and the kiosk must not. Balss only
// takes samples from espeak-ng, so this library of the same name, which can play nothing, takes its place.
#include <cstddef>
#include <cstdint>

extern "C" {

struct audio_object;

audio_object* create_audio_device_object(const char*, const char*, const char*) { return nullptr; }
int audio_object_open(audio_object*, int, std::uint32_t, std::uint8_t) { return -1; }
void audio_object_close(audio_object*) {}
void audio_object_destroy(audio_object*) {}
int audio_object_write(audio_object*, const void*, std::size_t) { return -1; }
int audio_object_drain(audio_object*) { return -1; }
int audio_object_flush(audio_object*) { return -1; }
const char* audio_object_strerror(audio_object*, int) { return "this program plays nothing through libpcaudio"; }

}  // extern "C"
