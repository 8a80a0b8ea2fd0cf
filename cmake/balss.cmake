# A folder's library holds every .cpp that lies directly in it: the folders are the architecture.
#   balss_library(shared_base LINK fmt::fmt ...)
function(balss_library name)
  cmake_parse_arguments(arg "" "" "LINK;EXCEPT" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  foreach(file ${arg_EXCEPT})
    list(REMOVE_ITEM sources ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  endforeach()
  if(sources)
    add_library(${name} STATIC ${sources})
    set(how PUBLIC)
  else()
    add_library(${name} INTERFACE)  # headers only
    set(how INTERFACE)
  endif()
  target_include_directories(${name} ${how} ${PROJECT_SOURCE_DIR})
  target_link_libraries(${name} ${how} ${arg_LINK})
endfunction()

# A unit-test program for one folder: tests/unit/<folder>/*.cpp, every doctest case in it.
#   balss_unit_test(shared/base LINK shared_base)
function(balss_unit_test folder)
  cmake_parse_arguments(arg "" "" "LINK" ${ARGN})
  string(REPLACE "/" "_" name ${folder})
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/unit/${folder}/*.cpp)
  add_executable(unit_${name} ${sources} $<TARGET_OBJECTS:tests_main>)
  target_include_directories(unit_${name} PRIVATE ${PROJECT_SOURCE_DIR})
  target_compile_definitions(unit_${name} PRIVATE BALSS_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(unit_${name} PRIVATE ${arg_LINK})
  add_test(NAME unit.${folder} COMMAND unit_${name})
  set_tests_properties(unit.${folder} PROPERTIES LABELS quick TIMEOUT 300
    ENVIRONMENT LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/leaks.txt:print_suppressions=0)
endfunction()

# A library that is linked although no symbol of it is used: $<LINK_LIBRARY:balss_kept,...>.
set(CMAKE_LINK_LIBRARY_USING_balss_kept "LINKER:--push-state,--no-as-needed" "<LINK_ITEM>" "LINKER:--pop-state")
set(CMAKE_LINK_LIBRARY_USING_balss_kept_SUPPORTED TRUE)
