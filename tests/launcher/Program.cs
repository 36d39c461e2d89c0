using System;
using System.Reflection;
using nanoFramework.TestFramework;

namespace Maitake.Launcher
{
    /// <summary>
    /// Runs every test of the assembly NFUnitTest and prints a line for each, and one with the totals at the end, so that a run that was cut
    /// short is noticed.
    /// </summary>
    public static class Program
    {
        private static readonly object[] s_noArguments = new object[0];

        private static int s_passed;
        private static int s_failed;
        private static int s_skipped;

        public static void Main()
        {
            Assembly tests = Assembly.Load("NFUnitTest");
            foreach (Type type in tests.GetTypes())
            {
                if (type.IsClass && Find(type.GetCustomAttributes(true), typeof(TestClassAttribute)) != null)
                {
                    RunClass(type);
                }
            }

            Console.WriteLine("Tests finished," + s_passed.ToString() + "," + s_failed.ToString() + "," + s_skipped.ToString());
        }

        private static void RunClass(Type type)
        {
            object target = CreateTarget(type);
            MethodInfo[] methods = type.GetMethods();
            RunAround(type, target, methods, typeof(SetupAttribute));
            foreach (MethodInfo method in methods)
            {
                object[] attributes = method.GetCustomAttributes(true);
                string name = type.FullName + "." + method.Name;
                int rows = 0;
                foreach (object attribute in attributes)
                {
                    if (attribute.GetType() == typeof(DataRowAttribute))
                    {
                        RunTest(name + "." + rows.ToString(), target, method, ((DataRowAttribute)attribute).MethodParameters);
                        rows++;
                    }
                }

                if (rows == 0 && Find(attributes, typeof(TestMethodAttribute)) != null)
                {
                    RunTest(name, target, method, s_noArguments);
                }
            }

            RunAround(type, target, methods, typeof(CleanupAttribute));
        }

        // On the device tests are called without an object, as the launcher of nanoFramework does. The desktop wants one.
        private static object CreateTarget(Type type)
        {
            return typeof(object).Assembly.GetName().Name == "mscorlib"
                ? null
                : type.GetConstructor(new Type[0]).Invoke(s_noArguments);
        }

        // Setup and cleanup print nothing unless they fail.
        private static void RunAround(Type type, object target, MethodInfo[] methods, Type attribute)
        {
            foreach (MethodInfo method in methods)
            {
                if (Find(method.GetCustomAttributes(true), attribute) != null)
                {
                    try
                    {
                        method.Invoke(target, s_noArguments);
                    }
                    catch (Exception exception)
                    {
                        s_failed++;
                        Console.WriteLine("Test failed," + type.FullName + "." + method.Name + "," + Describe(exception));
                    }
                }
            }
        }

        private static void RunTest(string name, object target, MethodInfo method, object[] arguments)
        {
            try
            {
                method.Invoke(target, arguments);
                s_passed++;
                Console.WriteLine("Test passed," + name);
            }
            catch (Exception exception)
            {
                Exception cause = Cause(exception);
                if (cause is SkipTestException)
                {
                    s_skipped++;
                    Console.WriteLine("Test skipped," + name + "," + cause.Message);
                }
                else
                {
                    s_failed++;
                    Console.WriteLine("Test failed," + name + "," + Describe(cause));
                }
            }
        }

        // What the test threw: the desktop wraps it, and the wrapper's type does not exist on the device.
        private static Exception Cause(Exception exception)
        {
            return exception.InnerException != null && exception.GetType().Name == "TargetInvocationException"
                ? exception.InnerException
                : exception;
        }

        private static string Describe(Exception exception)
        {
            Exception cause = Cause(exception);
            return cause.GetType().FullName + ": " + cause.Message;
        }

        private static object Find(object[] attributes, Type type)
        {
            foreach (object attribute in attributes)
            {
                if (attribute.GetType() == type)
                {
                    return attribute;
                }
            }

            return null;
        }
    }
}
